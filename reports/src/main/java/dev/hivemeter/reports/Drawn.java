package dev.hivemeter.reports;

/**
 * A drawn figure of the page, laid out for wide and for narrow screens; the style sheet shows one
 * of them.
 *
 * @param alt what it shows, for readers who do not see it
 */
record Drawn(String file, String title, String subtitle, String alt, Drawing wide, Drawing narrow) {
  private static final int WIDE = 700;
  private static final int NARROW = 330;

  static Drawn of(StripFigure f) {
    return new Drawn(
        f.file(),
        f.title(),
        f.subtitle(),
        alt(f.title(), f.subtitle()),
        StripLayout.of(f, WIDE),
        StripLayout.of(f, NARROW));
  }

  static Drawn of(ScatterFigure f) {
    return new Drawn(
        f.file(),
        f.title(),
        f.subtitle(),
        alt(f.title(), f.yTitle() + " over " + f.xTitle()),
        ScatterLayout.of(f, WIDE),
        ScatterLayout.of(f, NARROW));
  }

  static Drawn of(ProbeFigure f) {
    Drawing one = ProbeLayout.of(f, NARROW);
    return new Drawn(f.file(), f.prompt(), "", alt(f.prompt(), spoken(f)), one, one);
  }

  private static String spoken(ProbeFigure f) {
    StringBuilder out = new StringBuilder();
    for (ProbeFigure.Strip s : f.strips())
      out.append(out.isEmpty() ? "" : "; ").append(s.label()).append(": ").append(s.says());
    return out.toString();
  }

  private static String alt(String title, String more) {
    return title + (more.isEmpty() ? "" : ". " + more) + ". The numbers stand in the tables too.";
  }
}
