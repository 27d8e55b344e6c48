from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.errors import SettingsError
from flows.settings import FILE, Option, Settings, keys, read_settings, variable
from schemas.record import Record, docstrings


def written(folder: Path, text: str) -> Path:
    (folder / FILE).write_text(text, encoding="utf-8")
    return folder


def refusal(
    folder: Path,
    options: tuple[Option, ...] = (),
    environment: dict[str, str] | None = None,
    file: Path | None = None,
) -> str:
    with pytest.raises(SettingsError) as caught:
        read_settings(options, environment or {}, folder, file)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_nothing_given_means_the_defaults_below_the_current_folder(tmp_path: Path) -> None:
    settings = read_settings((), {}, tmp_path)
    assert settings == Settings(data=tmp_path / ".deskbrief", reports=tmp_path / "reports")
    assert (settings.series, settings.page, settings.excerpts) == ("Desk Brief", "A4", "paragraph")
    assert (settings.schedule.cron, settings.schedule.timezone) == ("0 7 * * 1", "Europe/Brussels")
    assert settings.limits.text == 50_000_000
    assert (settings.limits.parse.cpu, settings.limits.parse.wall) == (20, 60)
    assert (settings.limits.render.cpu, settings.limits.render.memory) == (120, 2_000_000_000)


def test_options_come_before_the_environment_and_that_before_the_file(tmp_path: Path) -> None:
    folder = written(tmp_path, 'series = "file"\npage = "Letter"\nport = 5000\n')
    environment = {"DESKBRIEF_SERIES": "environment", "DESKBRIEF_PAGE": "A4", "PATH": "/bin"}
    settings = read_settings((Option(key="series", value="option", flag="--series"),), environment, folder)
    assert (settings.series, settings.page, settings.port) == ("option", "A4", 5000)


def test_one_key_of_a_table_leaves_the_others_at_their_defaults(tmp_path: Path) -> None:
    folder = written(tmp_path, "[limits.render]\ncpu = 300\n")
    limits = read_settings((), {"DESKBRIEF_LIMITS_PARSE_WALL": "90"}, folder).limits
    assert (limits.render.cpu, limits.render.wall, limits.parse.wall, limits.parse.cpu) == (300, 180, 90, 20)


def test_a_path_in_a_file_is_below_the_folder_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    file = tmp_path / "desk" / "my.toml"
    file.write_text('data = "kept"\nreports = "/srv/reports"\n', encoding="utf-8")
    settings = read_settings((), {}, tmp_path, file)
    assert (settings.data, settings.reports) == (tmp_path / "desk" / "kept", Path("/srv/reports"))


def test_a_tilde_is_the_home_folder_that_the_environment_names(tmp_path: Path) -> None:
    settings = read_settings((), {"HOME": "/home/ana", "DESKBRIEF_DATA": "~/desk"}, tmp_path)
    assert settings.data == Path("/home/ana/desk")


def test_the_environment_may_name_the_file(tmp_path: Path) -> None:
    (tmp_path / "other.toml").write_text('series = "Other"\n', encoding="utf-8")
    assert read_settings((), {"DESKBRIEF_SETTINGS": "other.toml"}, tmp_path).series == "Other"


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b'\xef\xbb\xbfseries = "Marked"\r\n')
    assert read_settings((), {}, tmp_path).series == "Marked"


def test_patterns_are_a_list_in_the_file_and_split_at_commas_elsewhere(tmp_path: Path) -> None:
    folder = written(tmp_path, 'patterns = ["*.log"]\n')
    assert read_settings((), {}, folder).patterns == ("*.log",)
    assert read_settings((), {"DESKBRIEF_PATTERNS": "*.txt, *.md"}, folder).patterns == ("*.txt", "*.md")


def test_a_wrong_value_is_named_with_file_line_key_and_what_is_allowed(tmp_path: Path) -> None:
    folder = written(tmp_path, '# size of the paper\nseries = "Desk"\npage = "A5"\n')
    assert refusal(folder) == f"{folder / FILE}:3: page: 'A5' is not allowed; allowed: 'A4' or 'Letter'"


def test_a_wrong_value_in_a_table_is_found_on_its_line(tmp_path: Path) -> None:
    folder = written(tmp_path, '[limits.parse]\nwall = 3\n\n[limits.render]\nwall = 0\n[schedule]\ncron = "x"\n')
    told = refusal(folder)
    assert told == f"{folder / FILE}:5: limits.render.wall: 0 is not allowed: input should be greater than 0"


def test_a_wrong_value_in_the_environment_names_the_variable(tmp_path: Path) -> None:
    told = refusal(tmp_path, environment={"DESKBRIEF_PORT": "eighty"})
    assert told.startswith("environment: DESKBRIEF_PORT: 'eighty' is not allowed: input should be a valid integer")


def test_a_wrong_value_on_the_command_line_names_the_option(tmp_path: Path) -> None:
    told = refusal(tmp_path, (Option(key="excerpts", value="page", flag="--excerpts"),))
    assert told == "command line: --excerpts: 'page' is not allowed; allowed: 'paragraph' or 'sentence'"


def test_an_unknown_key_is_named_with_the_nearest_known_one(tmp_path: Path) -> None:
    folder = written(tmp_path, 'page = "A4"\n\n[limits]\nparse.cpus = 3\n')
    assert refusal(folder).endswith(f"{FILE}:4: limits.parse.cpus: no such setting; did you mean limits.parse.cpu?")
    told = refusal(tmp_path / "elsewhere", environment={"DESKBRIEF_PAGES": "A4"})
    assert told == "environment: DESKBRIEF_PAGES: no such setting; did you mean DESKBRIEF_PAGE?"
    told = refusal(tmp_path / "elsewhere", (Option(key="colour", value="red", flag="--colour"),))
    assert "--colour: no such setting; there are data, reports, series" in told


def test_a_table_in_place_of_a_value_and_a_value_in_place_of_a_table_are_unknown_keys(tmp_path: Path) -> None:
    assert f"{FILE}:1: page.size: no such setting" in refusal(written(tmp_path, 'page = {size = "A4"}\n'))
    assert f"{FILE}:1: limits: no such setting" in refusal(written(tmp_path, "limits = 3\n"))


@pytest.mark.parametrize(
    ("cron", "said"),
    [
        ("0 7 * *", "'0 7 * *' has 4 fields"),
        ("61 7 * * 1", "'61' is no minute; allowed: 0 to 59"),
        ("0 24 * * 1", "'24' is no hour; allowed: 0 to 23"),
        ("0 7 0 * *", "'0' is no day; allowed: 1 to 31"),
        ("0 7 * 1-13 *", "'1-13' is no month"),
        ("0 7 * * mon;", "'mon;' is no weekday"),
    ],
)
def test_a_schedule_that_cannot_be_is_refused(tmp_path: Path, cron: str, said: str) -> None:
    told = refusal(written(tmp_path, f'[schedule]\ncron = "{cron}"\n'))
    assert f"{FILE}:2: schedule.cron: " in told
    assert said in told


@pytest.mark.parametrize(
    "cron", ["*/15 * * * *", "0 7 1,15 * MON-FRI", "30 6 L * *", "0 7 * * MON#1", "0-10/5 0 31 12 7"]
)
def test_a_schedule_that_can_be_is_kept(tmp_path: Path, cron: str) -> None:
    assert read_settings((), {"DESKBRIEF_SCHEDULE_CRON": cron}, tmp_path).schedule.cron == cron


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../etc/passwd", "", "Europe"])
def test_a_zone_that_is_none_is_refused(tmp_path: Path, zone: str) -> None:
    told = refusal(tmp_path, environment={"DESKBRIEF_SCHEDULE_TIMEZONE": zone})
    assert told == (
        f"environment: DESKBRIEF_SCHEDULE_TIMEZONE: {zone!r} is no time zone; "
        "give an IANA name such as 'Europe/Brussels' or 'UTC'"
    )


def test_the_languages_of_scans_are_named_as_tesseract_names_them(tmp_path: Path) -> None:
    assert read_settings((), {}, tmp_path).ocr is None
    assert read_settings((), {"DESKBRIEF_OCR": "eng+chi_sim"}, tmp_path).ocr == "eng+chi_sim"


@pytest.mark.parametrize("languages", ["", "e", "eng,fra", "eng+", "eng --tessdata-dir /tmp", "-l"])
def test_what_is_no_list_of_languages_is_refused(tmp_path: Path, languages: str) -> None:
    said = refusal(tmp_path, environment={"DESKBRIEF_OCR": languages})
    assert said.startswith(f"environment: DESKBRIEF_OCR: {languages!r} is no list of languages; join ")


def test_a_named_file_that_is_missing_is_an_error_and_the_usual_one_is_not(tmp_path: Path) -> None:
    told = refusal(tmp_path, file=tmp_path / "none.toml")
    assert told == f"{tmp_path / 'none.toml'}: settings file: cannot be read: No such file or directory"
    read_settings((), {}, tmp_path)


@pytest.mark.parametrize("key", ["taxonomy", "aliases", "notes"])
def test_a_missing_file_of_the_desk_is_named_where_it_was_set(tmp_path: Path, key: str) -> None:
    folder = written(tmp_path, f'page = "A4"\n{key} = "desk.yaml"\n')
    assert refusal(folder) == f"{folder / FILE}:2: {key}: no such file: {folder / 'desk.yaml'}"
    (folder / "desk.yaml").touch()
    assert getattr(read_settings((), {}, folder), key) == folder / "desk.yaml"


def test_a_file_that_is_no_toml_or_no_text_is_refused_with_its_place(tmp_path: Path) -> None:
    assert "is not TOML: " in refusal(written(tmp_path, "page: A4\n"))
    assert "line 1" in refusal(written(tmp_path, "page: A4\n"))
    (tmp_path / FILE).write_bytes(b'series = "\xff"\n')
    assert "is not UTF-8 at byte 10" in refusal(tmp_path)
    (tmp_path / FILE).unlink()
    (tmp_path / FILE).mkdir()
    assert "cannot be read: Is a directory" in refusal(tmp_path)


def test_an_empty_series_name_is_refused(tmp_path: Path) -> None:
    assert "at least 1 character" in refusal(tmp_path, environment={"DESKBRIEF_SERIES": "  "})


def test_an_empty_path_is_not_the_current_folder(tmp_path: Path) -> None:
    told = refusal(tmp_path, environment={"DESKBRIEF_DATA": ""})
    assert told == "environment: DESKBRIEF_DATA: is empty; leave it out for the default"


def test_every_setting_has_a_description_a_default_and_a_variable_of_its_own() -> None:
    assert len({variable(key) for key in keys()}) == len(keys()) > 15
    for key in keys():
        record: type[Record] = Settings
        for step in key.split("."):
            field = record.model_fields[step]
            assert docstrings(record)[step], key
            assert not field.is_required(), key
            if isinstance(field.annotation, type) and issubclass(field.annotation, Record):
                record = field.annotation


def outcome(options: tuple[Option, ...], environment: dict[str, str]) -> Settings | SettingsError:
    try:
        return read_settings(options, environment, Path("/nowhere"))
    except SettingsError as error:
        return error


@given(st.dictionaries(st.text(), st.text()))
def test_whatever_the_environment_holds_it_is_settings_or_one_line(environment: dict[str, str]) -> None:
    ours = {f"DESKBRIEF_{name}": value for name, value in environment.items()}
    found = outcome((), {**environment, **ours})
    assert isinstance(found, Settings) or found.where == "environment"


@given(st.sampled_from(keys()), st.text())
def test_whatever_an_option_says_it_is_settings_or_one_line(key: str, value: str) -> None:
    found = outcome((Option(key=key, value=value, flag=f"--{key}"),), {})
    assert isinstance(found, Settings) or found.key == f"--{key}"
