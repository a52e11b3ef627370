package dev.hivemeter.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** No payload becomes markup on any page, as a parser that repairs what browsers repair sees it. */
class InjectionTest {
  private static final String FIGURES = "figures/[a-z0-9.-]+\\.(png|svg)";
  private static final String TABLES = "tables/[a-z0-9-]+\\.(csv|md|tex)";
  private static final String PAGES = "(prompts|models)/[0-9]{4}-[a-z0-9.-]+\\.html";

  @Test
  void there_are_more_than_a_hundred_payloads_and_none_twice() {
    assertThat(new LinkedHashSet<>(Payloads.ALL)).hasSameSizeAs(Payloads.ALL);
    assertThat(Payloads.ALL).hasSizeGreaterThan(100);
  }

  @Test
  void no_payload_is_alive_on_any_page() throws IOException {
    List<String> fair = List.of("first name", "second name", "third name");
    Set<String> known = new TreeSet<>();
    write(fair).forEach((path, page) -> page.getAllElements().forEach(e -> known.add(shape(e))));
    assertThat(known).hasSizeGreaterThan(40);
    int pages = 0;
    for (List<String> payloads : HostileRun.parts()) {
      Map<String, Document> written = write(payloads);
      assertThat(written).hasSize(1 + 2 * payloads.size());
      for (Map.Entry<String, Document> page : written.entrySet()) {
        alive(page.getKey(), page.getValue(), known);
        pages++;
      }
    }
    assertThat(pages).isGreaterThan(2 * Payloads.ALL.size());
  }

  @Test
  void the_check_sees_a_payload_that_is_alive() {
    Document page = Jsoup.parse("<p onclick=canary(1)>x</p>");
    assertThat(page.getAllElements().stream().map(InjectionTest::shape)).contains("p[onclick]");
  }

  /** An element by its name and the names of its attributes. */
  private static String shape(Element e) {
    Set<String> names = new TreeSet<>();
    for (Attribute a : e.attributes()) names.add(a.getKey());
    return e.tagName() + names;
  }

  private static void alive(String path, Document page, Set<String> known) {
    for (Element e : page.getAllElements()) {
      assertThat(known).as(path).contains(shape(e));
      if (e.hasAttr("href"))
        assertThat(e.attr("href"))
            .as(path)
            .matches(
                "#[a-z][a-z0-9.-]*|#\\?prompt=[A-Za-z0-9%.*_+-]+|\\.\\./index\\.html|"
                    + FIGURES
                    + "|"
                    + TABLES
                    + "|"
                    + PAGES);
      if (e.hasAttr("id")) assertThat(e.attr("id")).as(path).matches("[a-z][A-Za-z0-9.-]*");
      if (e.hasAttr("class")) assertThat(e.attr("class")).as(path).matches("[a-z0-9 -]*");
    }
    assertThat(page.select("script")).as(path).hasSize(2);
    assertThat(page.select("style")).as(path).hasSize(1);
    assertThat(page.select("meta[http-equiv]")).as(path).hasSize(1);
    String data = page.select("script[type=application/json]").get(0).data();
    assertThat(data).as(path).doesNotContain("<", ">", "&", "\u2028", "\u2029");
  }

  private static Map<String, Document> write(List<String> payloads) throws IOException {
    MemoryOutput out = ReportTest.write(HostileRun.of(payloads), HostileRun.SMALL);
    Map<String, Document> pages = new TreeMap<>();
    out.files.forEach(
        (path, bytes) -> {
          assertThat(path).matches("index\\.html|" + TABLES + "|" + FIGURES + "|" + PAGES);
          assertThat(path).doesNotContain("..");
          if (path.endsWith(".html"))
            pages.put(path, Jsoup.parse(new String(bytes, StandardCharsets.UTF_8)));
        });
    return pages;
  }
}
