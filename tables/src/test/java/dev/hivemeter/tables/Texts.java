package dev.hivemeter.tables;

import java.util.Random;

/** Texts that find the corners: quotes, breaks, formulas, every plane, broken surrogates. */
final class Texts {
  private static final String[] PIECES = {
    "a",
    " ",
    ",",
    "\"",
    "'",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "=",
    "+",
    "-",
    "@",
    "\\",
    "漢",
    "é",
    "\uD83D\uDE00",
    "\uD83C",
    "\uDC00",
    "\u0000",
    "\u2028",
    "\uFEFF",
    "\uFFFD",
    "{",
    "]",
    "<b>"
  };

  private Texts() {}

  static String any(Random random) {
    StringBuilder text = new StringBuilder();
    int n = random.nextInt(12);
    for (int i = 0; i < n; i++) text.append(PIECES[random.nextInt(PIECES.length)]);
    return text.toString();
  }
}
