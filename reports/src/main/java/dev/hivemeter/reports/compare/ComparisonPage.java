package dev.hivemeter.reports.compare;

import dev.hivemeter.reports.Bundled;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;

/**
 * A comparison as one page that works from a file, offline: no script, one style that its policy
 * names by hash, nothing else allowed.
 *
 * @param css the style
 * @param policy what the page may do
 * @param view what it says
 * @param version of the program that wrote it
 */
public record ComparisonPage(String css, String policy, View view, String version) {
  /** What stands in the beginning of each. */
  public static final String MARK = "<meta name=\"generator\" content=\"Hivemeter comparison\">";

  /** The page's HTML. */
  public static String of(View view, String version) throws IOException {
    String css = Bundled.text(ComparisonPage.class, "comparison.css");
    String policy =
        "default-src 'none'; style-src "
            + Bundled.hash(css)
            + "; img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'";
    TemplateEngine engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, ComparisonPage.class.getClassLoader(), "dev.hivemeter.reports");
    StringOutput out = new StringOutput();
    engine.render("compare/comparison.jte", new ComparisonPage(css, policy, view, version), out);
    return out.toString();
  }
}
