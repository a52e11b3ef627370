package dev.hivemeter.reports;

import java.io.IOException;
import java.util.List;

/**
 * The page's one style, one script and the policy that allows nothing else: no request, no inline
 * style or handler, no other script.
 */
record Assets(String css, String js, String policy) {
  /** One script in parts, one idea each, in the order in which they need each other. */
  private static final List<String> SCRIPT =
      List.of(
          "js/make.js",
          "report.js",
          "figures.js",
          "js/tables.js",
          "js/place.js",
          "js/copy.js",
          "js/runs.js",
          "js/map.js",
          "js/answers.js",
          "js/browse.js",
          "js/explorer.js",
          "js/models.js",
          "js/start.js");

  static Assets load() throws IOException {
    String css = resource("report.css") + resource("words.css") + HeatScale.css();
    StringBuilder script = new StringBuilder("'use strict';\n(() => {\n");
    for (String part : SCRIPT) script.append(resource(part));
    String js = script.append("})();\n").toString();
    return new Assets(
        css,
        js,
        "default-src 'none'; script-src "
            + Bundled.hash(js)
            + "; style-src "
            + Bundled.hash(css)
            + "; img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'");
  }

  private static String resource(String name) throws IOException {
    return Bundled.text(Assets.class, name);
  }
}
