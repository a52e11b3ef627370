package dev.hivemeter.reports.compare;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

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
    String css = style();
    String policy =
        "default-src 'none'; style-src "
            + hash(css)
            + "; img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'";
    TemplateEngine engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, ComparisonPage.class.getClassLoader(), "dev.hivemeter.reports");
    StringOutput out = new StringOutput();
    engine.render("compare/comparison.jte", new ComparisonPage(css, policy, view, version), out);
    return out.toString();
  }

  private static String style() throws IOException {
    try (InputStream in = ComparisonPage.class.getResourceAsStream("comparison.css")) {
      if (in == null) throw new IllegalStateException("the page's style is missing");
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String hash(String text) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(sum) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
