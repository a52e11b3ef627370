package dev.hivemeter.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hivemeter.score.SharedPhrase;
import dev.hivemeter.text.Scanner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader does with the report, done in a real Chromium with a real keyboard and mouse. */
@Tag("browser")
class BrowserTest {
  private static final char ESCAPE = '\uE00C';
  private static final char ENTER = '\uE007';
  private static final char RIGHT = '\uE014';
  private static final char DOWN = '\uE015';
  private static final String LONG = "some-organisation/a-name-of-many-words-and-of-version-";

  private static final String CELLS =
      "[...document.querySelectorAll('#explorer tbody tr')].map((r) => r.cells[1].innerText)";

  @TempDir static Path folder;
  private static Chrome chrome;

  /** {@code large} and {@code few-large}: excerpts, and a page of every prompt. */
  @BeforeAll
  static void write_reports_and_open_a_browser() throws IOException, InterruptedException {
    HeadlessFonts.prepare(folder.resolve("fonts"));
    Limits large =
        new Limits(
            new Limits.Amount(1, 100, 100),
            Limits.DEFAULT.excerpts(),
            Limits.DEFAULT.further(),
            5,
            300);
    write("small", SyntheticRun.usual(), Limits.DEFAULT);
    write("large", SyntheticRun.usual(), large);
    // Looking a page over takes long: one with a few of everything has what a large one has.
    write("few", few(), Limits.DEFAULT);
    write("few-large", few(), large);
    SyntheticRun named =
        new SyntheticRun(
            "named",
            List.of("openai:" + LONG + "one", "openai:" + LONG + "two"),
            List.of(1.0),
            SyntheticRun.prompts(4),
            3);
    named.score();
    write("named", named, Limits.DEFAULT);
    chrome = Chrome.light();
  }

  private static SyntheticRun few() {
    SyntheticRun run =
        new SyntheticRun(
            "few",
            List.of("openai:a", "openai:b", "openai:c"),
            List.of(0.5, 1.0),
            SyntheticRun.prompts(5),
            5);
    run.score();
    run.add(
        new SharedPhrase(
            run.cells().get(0).cell().condition().sampling(),
            "direct",
            "core-2",
            1,
            "once upon a time",
            4,
            List.of("openai:a", "openai:b"),
            4,
            5,
            0.27,
            false,
            "openai:a",
            0,
            "Once upon a time"));
    return run;
  }

  private static void write(String name, SyntheticRun run, Limits limits) throws IOException {
    run.map();
    MemoryOutput out = ReportTest.write(run, limits);
    for (var file : out.files.entrySet()) {
      Path path = folder.resolve(name).resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  @AfterAll
  static void close_it() throws IOException {
    if (chrome != null) chrome.close();
  }

  private static Path page(String name) {
    return folder.resolve(name);
  }

  private static List<String> texts(String script) throws IOException, InterruptedException {
    List<String> out = new ArrayList<>();
    for (JsonNode n : chrome.run("return " + script)) out.add(n.asText());
    return out;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = BrowserTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void quiet() throws IOException, InterruptedException {
    assertThat(chrome.harm()).isEmpty();
  }

  @Test
  void a_head_sorts_its_column_and_says_so() throws IOException, InterruptedException {
    chrome.open(page("small/index.html"));
    List<String> before = texts(CELLS);
    chrome.click("#explorer thead th:nth-child(2) button");
    chrome.await("document.querySelector('#explorer th[aria-sort=descending]')");
    List<String> down = texts(CELLS);
    assertThat(down).isNotEqualTo(before).containsExactlyInAnyOrderElementsOf(before);
    List<Double> numbers = numbers(down);
    assertThat(numbers).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    chrome.press(ENTER);
    chrome.await("document.querySelector('#explorer th[aria-sort=ascending]')");
    assertThat(numbers(texts(CELLS))).isSorted();
    assertThat(chrome.run("return document.activeElement.dataset.key").asText())
        .as("the keyboard stays on the head")
        .startsWith("sort ");
    quiet();
  }

  private static List<Double> numbers(List<String> cells) {
    return cells.stream().filter(c -> !c.startsWith("–")).map(Double::valueOf).toList();
  }

  @Test
  void filters_narrow_the_table_and_survive_in_the_address()
      throws IOException, InterruptedException {
    chrome.open(page("small/index.html"));
    chrome.choose("category", "advice");
    chrome.await("document.querySelectorAll('#explorer tbody tr').length === 15");
    chrome.choose("outcome", "refused");
    chrome.await("document.querySelectorAll('#explorer tbody tr').length < 15");
    int rows = texts(CELLS).size();
    chrome.choose("at", "T = 0.2");
    chrome.choose("measure", "distinct-2");
    chrome.await("location.hash.includes('distinct-2')");
    String address = chrome.address();
    chrome.choose("at", "T = 1.0");
    chrome.await("document.querySelectorAll('#explorer tbody tr').length === " + rows);
    List<String> shown = texts(CELLS);
    assertThat(address).contains("category=advice", "outcome=refused", "at=T");
    chrome.open(page("small/index.html"), address.substring(address.indexOf('#')));
    assertThat(texts("[...document.querySelectorAll('#explorer select')].map((s) => s.value)"))
        .contains("distinct-2", "advice", "refused", "T = 0.2");
    assertThat(texts(CELLS)).isNotEqualTo(shown);
    quiet();
  }

  @Test
  void a_number_opens_the_answers_behind_it_and_back_closes_them()
      throws IOException, InterruptedException {
    chrome.open(page("small/index.html"));
    chrome.click("#explorer tbody tr:nth-child(3) td:nth-child(3) button");
    chrome.await("document.getElementById('answers').open");
    assertThat(chrome.run("return document.querySelector('#answers h2').textContent").asText())
        .isEqualTo("اكتب جملة قصيرة عن البحر.");
    assertThat(chrome.run("return document.querySelectorAll('#answers article').length").asInt())
        .isEqualTo(30);
    assertThat(
            chrome.run("return document.querySelector('#answers .chosen h3').textContent").asText())
        .contains("gemma-3-270m");
    assertThat(
            chrome.run("return document.querySelectorAll('#answers mark.across').length").asInt())
        .isPositive();
    assertThat(chrome.address()).contains("prompt=core-3");
    chrome.back();
    chrome.await("!document.getElementById('answers').open");
    quiet();
  }

  @Test
  void a_shared_phrase_leads_to_the_answers_to_its_prompt()
      throws IOException, InterruptedException {
    chrome.open(page("few/index.html"));
    chrome.click("#phrases tbody a");
    chrome.await("document.getElementById('answers').open");
    assertThat(chrome.address()).contains("prompt=core-2");
    quiet();
  }

  @Test
  void a_link_to_two_models_on_a_prompt_shows_just_them() throws IOException, InterruptedException {
    chrome.open(
        page("small/index.html"),
        "#?prompt=core-2&at=T+%3D+0.7&a=gemma-3-270m&b=smollm2-135m-instruct");
    chrome.await("document.getElementById('answers').open");
    assertThat(
            texts(
                "[...document.querySelectorAll('#answers .column h3')].map((h) => h.textContent)"))
        .containsExactly("gemma-3-270m, T = 0.7", "smollm2-135m-instruct, T = 0.7");
    chrome.press(ESCAPE);
    chrome.await("!document.getElementById('answers').open");
    chrome.await("!location.hash.includes('prompt')");
    quiet();
  }

  @Test
  void an_address_that_names_nothing_of_ours_changes_nothing()
      throws IOException, InterruptedException {
    chrome.open(
        page("small/index.html"),
        "#?prompt=%3Cimg%20src=x%20onerror=canary(1)%3E&model=nobody&at=T+%3D+9&__proto__=x&sort=y");
    chrome.await("document.querySelector('#explorer table')");
    assertThat(texts(CELLS)).hasSize(30);
    assertThat(chrome.run("return document.getElementById('answers').open").asBoolean()).isFalse();
    quiet();
  }

  @Test
  void a_link_to_a_prompt_that_is_not_here_is_told() throws IOException, InterruptedException {
    chrome.open(page("small/index.html"), "#?prompt=does-not-exist");
    chrome.await("document.getElementById('unknown')");
    assertThat(chrome.run("return document.getElementById('unknown').textContent").asText())
        .startsWith("No prompt ‘does-not-exist’ in this report");
    chrome.run("location.hash = '#?prompt=core-2'");
    chrome.await("document.getElementById('answers').open");
    assertThat(chrome.run("return document.getElementById('unknown')").isNull()).isTrue();
    quiet();
  }

  private static final String TABLE = "#lexical table.sortable";

  private static List<String> lines() throws IOException, InterruptedException {
    return texts(
        "[...document.querySelector('"
            + TABLE
            + "').tBodies[0].rows].map((r) =>"
            + " [...r.cells].map((c) => c.innerText.split('\\n')[0]).join('|'))");
  }

  @Test
  void a_printed_table_is_sorted_by_its_heads_and_gives_its_own_order_again()
      throws IOException, InterruptedException {
    chrome.open(page("small/index.html"));
    String head = TABLE + " thead tr:last-child th:nth-child(3)";
    String size =
        "const t = document.querySelector('"
            + TABLE
            + "'); return t.tHead.offsetHeight + ' ' + t.offsetWidth";
    List<String> before = lines();
    String unsorted = chrome.run(size).asText();
    assertThat(before.get(1)).startsWith("T = 0.7|");
    chrome.run("document.querySelector('" + TABLE + " button').focus()");
    chrome.press(RIGHT);
    chrome.press(RIGHT);
    chrome.press(ENTER);
    chrome.await("document.querySelector('" + head + "[aria-sort=descending]')");
    List<String> down = lines();
    assertThat(down).hasSameSizeAs(before);
    assertThat(down.subList(0, 12))
        .allMatch(l -> l.matches("[^|]+\\|T = [^|]+\\|.*"))
        .isSortedAccordingTo((a, b) -> Double.compare(third(b), third(a)));
    assertThat(down.subList(12, down.size()))
        .as("what the others are read against stays below")
        .isEqualTo(before.subList(12, before.size()))
        .isNotEmpty();
    assertThat(chrome.run(size).asText()).isEqualTo(unsorted);
    chrome.press(ENTER);
    chrome.await("document.querySelector('" + head + "[aria-sort=ascending]')");
    assertThat(lines().subList(0, 12))
        .isSortedAccordingTo((a, b) -> Double.compare(third(a), third(b)));
    chrome.press(ENTER);
    chrome.await("document.querySelector('" + head + "[aria-sort=none]')");
    assertThat(lines()).isEqualTo(before);
    assertThat(chrome.run("return document.activeElement.getAttribute('aria-label')").asText())
        .isEqualTo("sort by distinct-1, all answers");
    quiet();
  }

  private static double third(String line) {
    return Double.parseDouble(line.split("\\|")[2]);
  }

  @Test
  void three_columns_of_answers_fit_a_common_window_and_more_are_hinted_at()
      throws IOException, InterruptedException {
    String right =
        "return [...document.querySelectorAll('.column')].filter((c) =>"
            + " c.getBoundingClientRect().right <= innerWidth).length";
    String hint = "return getComputedStyle(document.querySelector('.sideways')).display";
    for (String address : List.of("large/prompts/0002-core-2.html", "small/index.html")) {
      chrome.open(page(address), address.startsWith("small") ? "#?prompt=core-2" : "");
      chrome.await("document.querySelectorAll('.column').length === 3");
      assertThat(chrome.run(right).asInt()).as(address).isEqualTo(3);
      assertThat(chrome.run(hint).asText()).as(address).isEqualTo("none");
      chrome.choose("at", "all");
      chrome.await("document.querySelector('.wider > .sideways')");
      assertThat(chrome.run("return document.querySelector('.sideways').textContent").asText())
          .isEqualTo("12 columns, scroll sideways →");
    }
    try (Chrome narrow = Chrome.narrow()) {
      narrow.open(page("large/prompts/0002-core-2.html"));
      narrow.await("document.querySelector('.wider > .sideways')");
      assertThat(narrow.run("return document.querySelector('.mapbar').open").asBoolean()).isFalse();
    }
    quiet();
  }

  @Test
  void a_heading_from_right_to_left_begins_at_the_edge_of_the_page()
      throws IOException, InterruptedException {
    chrome.open(page("large/prompts/0003-core-3.html"));
    int gap =
        chrome
            .run(
                "const r = document.createRange(), h = document.querySelector('h1');"
                    + "r.selectNodeContents(h);"
                    + "return r.getBoundingClientRect().left"
                    + " - document.querySelector('.kind').getBoundingClientRect().left")
            .asInt();
    assertThat(gap).isBetween(-2, 2);
    quiet();
  }

  @Test
  void long_names_of_neighbouring_columns_are_one_line_each_and_keep_their_ends()
      throws IOException, InterruptedException {
    chrome.open(page("named/index.html"));
    String names = "[...document.querySelectorAll('.heat .up')].filter((u) => u.title.length > 40)";
    assertThat(texts(names + ".map((u) => u.textContent)")).contains(LONG + "one", LONG + "two");
    assertThat(texts(names + ".map((u) => u.title)")).contains(LONG + "one", LONG + "two");
    for (String width : texts(names + ".map((u) => u.getBoundingClientRect().width)"))
      assertThat(Double.parseDouble(width)).isLessThan(24);
    for (String tall : texts(names + ".map((u) => u.getBoundingClientRect().height)"))
      assertThat(Double.parseDouble(tall)).isLessThan(200);
    quiet();
  }

  @Test
  void arrow_keys_walk_a_table_and_a_map() throws IOException, InterruptedException {
    chrome.open(page("small/index.html"));
    chrome.run("document.querySelector('#explorer tbody tr td button').focus()");
    chrome.press(RIGHT);
    chrome.press(DOWN);
    assertThat(
            chrome
                .run(
                    "const c = document.activeElement.closest('td');"
                        + "return [c.cellIndex, c.parentNode.rowIndex].join()")
                .asText())
        .isEqualTo("2,2");
    chrome.await("!document.getElementById('pop').hidden");
    assertThat(chrome.run("return document.getElementById('pop').innerText").asText())
        .as("a pool's number has its interval")
        .containsPattern(
            "95.% interval 0\\.\\d\\d to [01]\\.\\d\\d \\(jackknife\\) · n = 10 answers");
    chrome.press(ENTER);
    chrome.await("document.getElementById('answers').open");
    chrome.run("document.querySelector('#answers .point').focus()");
    String first = chrome.run("return document.activeElement.dataset.c").asText();
    chrome.press(RIGHT);
    assertThat(chrome.run("return document.activeElement.dataset.c").asText())
        .isNotEqualTo(first)
        .contains("answer", "cluster");
    chrome.press(ENTER);
    assertThat(chrome.run("return document.activeElement.className").asText())
        .as("a point leads to its answer")
        .contains("answer picked");
    quiet();
  }

  @Test
  void a_chosen_run_of_words_lights_up_where_else_it_stands()
      throws IOException, InterruptedException {
    chrome.open(page("small/index.html"), "#?prompt=core-2");
    chrome.await("document.querySelector('#answers mark.across')");
    chrome.run("document.querySelector('#answers mark.across').click()");
    assertThat(chrome.run("return document.querySelectorAll('mark.lit').length").asInt())
        .isGreaterThan(1);
    chrome.run("document.querySelector('#answers mark.lit').click()");
    assertThat(chrome.run("return document.querySelectorAll('mark.lit').length").asInt()).isZero();
    quiet();
  }

  @Test
  void a_cell_between_two_models_leads_to_their_page() throws IOException, InterruptedException {
    chrome.open(page("small/index.html"));
    chrome.click("#between figure.matrix tbody tr:nth-child(2) td:nth-child(2) a");
    chrome.await("location.pathname.includes('/models/')");
    chrome.await("document.querySelector('#closest h2')");
    assertThat(chrome.run("return document.querySelectorAll('.closest .answer').length").asInt())
        .isEqualTo(24);
    List<String> names =
        texts(
            "[...document.querySelectorAll('.closest:first-of-type .answer b')].map((b) => b.textContent)");
    assertThat(chrome.run("return document.querySelector('#closest h2').textContent").asText())
        .contains(names.get(0), names.get(1));
    assertThat(names.get(0)).isNotEqualTo(names.get(1));
    chrome.click("#prompts thead th:nth-child(3) button");
    chrome.await("document.querySelector('#prompts th:nth-child(3)[aria-sort=descending]')");
    assertThat(
            numbers(
                texts(
                    "[...document.querySelectorAll('#prompts tbody tr')].map((r) => r.cells[2].innerText)")))
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    chrome.run("document.querySelector('#prompts thead th:nth-child(2) button').focus()");
    chrome.press(DOWN);
    chrome.await("!document.getElementById('pop').hidden");
    assertThat(chrome.run("return document.getElementById('pop').innerText").asText())
        .startsWith("Closest two")
        .contains("The largest cosine among all pairs");
    chrome.run("document.querySelector('#others tbody th button').focus()");
    chrome.press(RIGHT);
    chrome.await("!document.getElementById('pop').hidden");
    assertThat(chrome.run("return document.querySelector('#pop b').textContent").asText())
        .as("every number of the page has its measure's title")
        .isNotBlank();
    chrome.click("#prompts tbody tr th a");
    chrome.await("location.pathname.endsWith('/index.html')");
    chrome.await("document.getElementById('answers').open");
    quiet();
  }

  @Test
  void a_large_run_leads_from_the_excerpt_to_the_page_of_the_prompt()
      throws IOException, InterruptedException {
    chrome.open(page("large/index.html"), "#?prompt=core-2");
    chrome.await("document.getElementById('answers').open");
    assertThat(chrome.run("return document.querySelectorAll('#answers article').length").asInt())
        .isEqualTo(3);
    chrome.click("#answers .dhead a");
    chrome.await("location.pathname.includes('/prompts/0002-core-2')");
    chrome.await("document.querySelectorAll('#words article').length === 30");
    assertThat(
            chrome.run("return document.querySelectorAll('#words svg.map .point').length").asInt())
        .isGreaterThan(20);
    chrome.choose("at", "all");
    chrome.await("document.querySelectorAll('#words article').length === 120");
    chrome.back();
    chrome.await("location.pathname.endsWith('/large/index.html')");
    quiet();
  }

  @Test
  void a_table_is_copied_without_formulas() throws IOException, InterruptedException {
    chrome.open(page("small/index.html"));
    chrome.run(
        "window.copied = ''; navigator.clipboard.writeText = (t) => { window.copied = t; return"
            + " Promise.resolve(); };"
            + "document.querySelector('#explorer tbody th button').textContent = '=1+1,\"x\"';");
    chrome.click("#explorer .browsing .files button");
    List<String> lines = List.of(chrome.run("return window.copied").asText().split("\r\n"));
    assertThat(lines).hasSize(31);
    assertThat(lines.get(0)).startsWith("prompt,smollm2-135m-instruct,");
    assertThat(lines.get(1)).startsWith("\"'=1+1,\"\"x\"\"\",0.");
    assertThat(
            chrome
                .run("return document.querySelector('#explorer .files button').textContent")
                .asText())
        .isEqualTo("copied");
    quiet();
  }

  @Test
  void a_map_is_saved_with_its_colours_in_itself() throws IOException, InterruptedException {
    chrome.open(page("small/index.html"), "#?prompt=core-2");
    chrome.await("document.querySelector('#answers svg.map')");
    chrome.run(
        "window.saved = []; URL.createObjectURL = ((make) => (b) => { window.saved.push(b); return"
            + " make(b); })(URL.createObjectURL.bind(URL));"
            + "HTMLAnchorElement.prototype.click = function () { window.name = this.download; };"
            + "document.querySelectorAll('#answers .mapbox .files button')[1].click();");
    String svg = chrome.run("return window.saved[0].text()").asText();
    assertThat(svg).contains("xmlns=\"http://www.w3.org/2000/svg\"", "fill=\"rgb(");
    assertThat(svg).doesNotContain("class=", "style=", "var(");
    assertThat(chrome.run("return window.name").asText()).isEqualTo("map-core-2.svg");
    chrome.run("document.querySelectorAll('#answers .mapbox .files button')[0].click()");
    chrome.await("window.name === 'map-core-2.png'");
    assertThat(
            chrome
                .run(
                    "return window.saved.at(-1).slice(1, 4).text().then((t) => t + ' ' +"
                        + " window.saved.at(-1).type)")
                .asText())
        .isEqualTo("PNG image/png");
    quiet();
  }

  /** The pages' words are the scanner's. */
  @Test
  void the_page_splits_words_as_the_measures_do() throws IOException, InterruptedException {
    chrome.open(page("small/index.html"));
    String runs = resource("/dev/hivemeter/reports/js/runs.js");
    for (String text :
        List.of(
            "It’s 3.14, stop—it's_ok 你好",
            "Ünïcode CAFÉ e\u0301clair 1,000.5 a.b x-ray",
            "👩‍🚀🇩🇪👍🏽 ok ☕️",
            "ภาษาไทย こんにちは русский العربية",
            "\"Quoted\" (bracketed) $5 50% #tag @me")) {
      List<String> page = new ArrayList<>();
      for (JsonNode n : chrome.run(runs + ";return tokens(arguments[0]).map((t) => t.word)", text))
        page.add(n.asText());
      assertThat(page).as(text).isEqualTo(Scanner.tokens(text));
    }
  }

  @Test
  void every_kind_of_page_is_accessible_quiet_and_readable_in_light_and_dark()
      throws IOException, InterruptedException {
    List<String> addresses =
        List.of(
            "few/index.html",
            "few/index.html#?prompt=core-2",
            "few-large/index.html#?prompt=core-2",
            "few-large/prompts/0002-core-2.html",
            "few-large/models/0002-b.html");
    String axe = resource("/axe.min.js");
    List<String> found = new ArrayList<>();
    try (Chrome dark = Chrome.dark()) {
      for (Chrome browser : List.of(chrome, dark))
        for (String address : addresses) {
          int at = address.indexOf('#');
          browser.open(
              page(at < 0 ? address : address.substring(0, at)),
              at < 0 ? "" : address.substring(at));
          browser.await("document.readyState === 'complete'");
          assertThat(
                  browser
                      .run("return matchMedia('(prefers-color-scheme: dark)').matches")
                      .asBoolean())
              .isEqualTo(browser == dark);
          JsonNode violations =
              browser.run(
                  axe
                      + ";return axe.run(document, { resultTypes: ['violations'] }).then((r) =>"
                      + " r.violations.filter((v) => ['serious', 'critical'].includes(v.impact))"
                      + ".map((v) => v.id + ': ' + v.help + ' ' + v.nodes.length + ' ' +"
                      + " v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160) + ' ' +"
                      + " n.failureSummary.slice(0, 300)).join(' | ')))");
          String where = address + (browser == dark ? " dark: " : " light: ");
          for (JsonNode v : violations) found.add(where + v.asText());
          for (String harm : browser.harm()) found.add(where + harm);
        }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void no_page_is_wider_than_a_telephone() throws IOException, InterruptedException {
    List<Path> pages;
    try (Stream<Path> found = Files.walk(folder)) {
      pages =
          found
              .filter(p -> p.toString().matches(".*(index|0001-[a-z0-9.-]*)\\.html"))
              .sorted()
              .toList();
    }
    assertThat(pages).hasSize(12);
    try (Chrome narrow = Chrome.narrow()) {
      for (Path p : pages) {
        narrow.open(p);
        assertThat(narrow.run("return document.documentElement.scrollWidth - innerWidth").asInt())
            .as(p.toString())
            .isLessThanOrEqualTo(0);
      }
    }
  }
}
