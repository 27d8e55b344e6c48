"""What the readers of office documents and books share: archives, XML, and the telling of lines."""
