BEGIN TRANSACTION;
CREATE TABLE analyses (
	sha256 VARCHAR(64) NOT NULL, 
	record TEXT NOT NULL, 
	PRIMARY KEY (sha256)
);
CREATE TABLE articles (
	number INTEGER NOT NULL, 
	raw VARCHAR(64) NOT NULL, 
	cleaned_by VARCHAR(100) NOT NULL, 
	article VARCHAR(16) NOT NULL, 
	title TEXT, 
	kind VARCHAR(40) NOT NULL, 
	published VARCHAR(10), 
	record TEXT NOT NULL, 
	PRIMARY KEY (number), 
	UNIQUE (raw, cleaned_by), 
	FOREIGN KEY(raw) REFERENCES raw_documents (sha256)
);
INSERT INTO "articles" VALUES(1,'3b6444e203f18aca2e805df7fe60bda9bf6f34254f4f366232a7efec87a44754','plain-text rules 1','3b6444e203f18aca','A title','commentary','2017-01-16','{"schema_version":1,"id":"3b6444e203f18aca","raw":"3b6444e203f18aca2e805df7fe60bda9bf6f34254f4f366232a7efec87a44754","uri":"a.txt","encoding":"utf-8","cleaned_by":"plain-text rules 1","kind":"commentary","title":"A title","subtitle":null,"standfirst":null,"category":null,"authors":[],"publisher":null,"host":null,"published":{"when":{"first":"2017-01-16","last":"2017-01-16","precision":"day","part":null},"origin":"printed","words":"16 January 2017","basis":null},"updated":null,"written":null,"language":{"code":"en","confidence":0.9},"alternate_languages":[],"series":null,"series_number":null,"volume":null,"document_version":null,"identifiers":[],"keywords":[],"sections":[{"id":"s1","heading":null,"level":1,"places":[]}],"blocks":[{"id":"p1","kind":"paragraph","section":"s1","text":"A text.","places":[{"start":0,"end":7,"line":1,"last_line":1,"page":null,"box":null}],"marker":null}],"quotations":[],"quoted_terms":[],"tables":[],"recommendations":[],"citation":null,"rights":null,"credits":[],"provenance":[],"removed":[],"repairs":[],"notices":[]}');
CREATE TABLE failures (
	raw VARCHAR(64) NOT NULL, 
	record TEXT NOT NULL, 
	PRIMARY KEY (raw), 
	FOREIGN KEY(raw) REFERENCES raw_documents (sha256)
);
INSERT INTO "failures" VALUES('2f05d4b689d270cafb02285f35f44866f7dc8a2d368a3f9d1124373eeab31fb1','{"schema_version":1,"sha256":"2f05d4b689d270cafb02285f35f44866f7dc8a2d368a3f9d1124373eeab31fb1","uri":"a.txt","outcome":"refused","reason":"not-text","detail":"it is a picture","program":"deskbrief 0.1.0","tried":"2026-11-23T06:00:00Z","attempts":1,"released":false}');
CREATE TABLE issue_articles (
	series VARCHAR(200) NOT NULL, 
	number INTEGER NOT NULL, 
	revision INTEGER NOT NULL, 
	place INTEGER NOT NULL, 
	article VARCHAR(16) NOT NULL, 
	raw VARCHAR(64) NOT NULL, 
	cleaned_by VARCHAR(100) NOT NULL, 
	PRIMARY KEY (series, number, revision, place), 
	FOREIGN KEY(series, number, revision) REFERENCES issues (series, number, revision), 
	FOREIGN KEY(raw, cleaned_by) REFERENCES articles (raw, cleaned_by)
);
INSERT INTO "issue_articles" VALUES('Desk Brief',1,1,1,'3b6444e203f18aca','3b6444e203f18aca2e805df7fe60bda9bf6f34254f4f366232a7efec87a44754','plain-text rules 1');
CREATE TABLE issues (
	series VARCHAR(200) NOT NULL, 
	number INTEGER NOT NULL, 
	revision INTEGER NOT NULL, 
	inputs VARCHAR(64) NOT NULL, 
	pdf TEXT NOT NULL, 
	pdf_sha256 VARCHAR(64) NOT NULL, 
	record TEXT NOT NULL, 
	PRIMARY KEY (series, number, revision)
);
INSERT INTO "issues" VALUES('Desk Brief',1,1,'1111111111111111111111111111111111111111111111111111111111111111','desk-brief-1.pdf','2222222222222222222222222222222222222222222222222222222222222222','{"schema_version":1,"digest":{"schema_version":1,"series":"Desk Brief","number":1,"revision":1,"issue_label":"No. 1","printed":"2026-11-23","printed_label":"23 November 2026","covered_from":null,"covered_to":null,"language":"en","front":{"title":"Issue","standfirst":[],"findings_heading":"Key findings","findings":[],"contents_heading":"Contents","contents":[],"watch_heading":"Dates ahead","watch":[],"coverage_heading":"Coverage","coverage":[],"guide_heading":"Guide","guide":[]},"sections":[],"articles":["3b6444e203f18aca"],"inputs":"1111111111111111111111111111111111111111111111111111111111111111"},"articles":[{"article":"3b6444e203f18aca","raw":"3b6444e203f18aca2e805df7fe60bda9bf6f34254f4f366232a7efec87a44754","cleaned_by":"plain-text rules 1"}],"analysis":"4444444444444444444444444444444444444444444444444444444444444444","pdf":"desk-brief-1.pdf","pdf_sha256":"2222222222222222222222222222222222222222222222222222222222222222","pages":4,"passages":12,"program":"deskbrief 0.1.0"}');
CREATE TABLE raw_documents (
	sha256 VARCHAR(64) NOT NULL, 
	record TEXT NOT NULL, 
	PRIMARY KEY (sha256)
);
INSERT INTO "raw_documents" VALUES('3b6444e203f18aca2e805df7fe60bda9bf6f34254f4f366232a7efec87a44754','{"sha256":"3b6444e203f18aca2e805df7fe60bda9bf6f34254f4f366232a7efec87a44754","size":7,"media_type":"text/plain","named_type":null,"charset":null,"source":"folder","uri":"a.txt","received":"2026-11-23T06:00:00Z","claims":[]}');
INSERT INTO "raw_documents" VALUES('2f05d4b689d270cafb02285f35f44866f7dc8a2d368a3f9d1124373eeab31fb1','{"sha256":"2f05d4b689d270cafb02285f35f44866f7dc8a2d368a3f9d1124373eeab31fb1","size":3,"media_type":"text/plain","named_type":null,"charset":null,"source":"folder","uri":"bad.txt","received":"2026-11-23T06:00:00Z","claims":[]}');
CREATE TABLE runs (
	id VARCHAR(40) NOT NULL, 
	record TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "runs" VALUES('20261123T060000Z-00000a','{"schema_version":1,"id":"20261123T060000Z-00000a","program":"deskbrief 0.1.0","command":"ingest","started":"2026-11-23T06:00:00Z","ended":"2026-11-23T06:00:00Z","recorded":null,"documents":[{"uri":"a.txt","source":null,"outcome":"taken","reason":null,"detail":null,"sha256":null,"article":null,"title":null,"notices":[]}],"passed_over":[],"sources":[],"themes":0,"issue":null,"stages":[],"error":null}');
CREATE TABLE schema_version (
	version INTEGER NOT NULL, 
	PRIMARY KEY (version)
);
INSERT INTO "schema_version" VALUES(1);
CREATE INDEX ix_issues_inputs ON issues (inputs);
CREATE INDEX ix_articles_published ON articles (published);
CREATE INDEX ix_articles_article ON articles (article);
CREATE INDEX ix_issue_articles_article ON issue_articles (article);
COMMIT;
