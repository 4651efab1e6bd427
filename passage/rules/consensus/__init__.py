"""How states come to agree: signed entries, put in one order, folded into one state, judged by the rules of consensus."""
