package dev.hivemeter.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The project's own pages: what they point to is there. */
final class DocumentsTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Path DECISIONS = HOME.resolve("docs/decisions");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
  private static final Pattern NAMED_TEST = Pattern.compile("`([A-Z][A-Za-z0-9]*Test)[`.]");

  @Test
  void every_link_to_a_file_of_the_project_leads_somewhere() throws IOException {
    List<String> dead = new ArrayList<>();
    int links = 0;
    for (Path page : pages()) {
      for (String target : found(LINK, page)) {
        if (target.contains("://")) continue;
        links++;
        if (!Files.exists(page.resolveSibling(target)))
          dead.add(HOME.relativize(page) + " -> " + target);
      }
    }
    assertThat(dead).isEmpty();
    assertThat(links).isGreaterThan(8);
  }

  @Test
  void every_test_that_guards_a_decision_exists() throws IOException {
    Set<String> tests = tests();
    List<Path> notes =
        pages().stream()
            .filter(p -> p.startsWith(DECISIONS))
            .filter(p -> !p.endsWith("README.md"))
            .toList();
    assertThat(notes).hasSizeGreaterThanOrEqualTo(6);
    for (Path note : notes) {
      List<String> guards = found(NAMED_TEST, note);
      assertThat(guards).as("guards in %s", note.getFileName()).isNotEmpty();
      assertThat(tests).as("tests named in %s", note.getFileName()).containsAll(guards);
    }
  }

  @Test
  void every_decision_is_in_the_list_and_has_the_three_headings() throws IOException {
    String list = Files.readString(DECISIONS.resolve("README.md"), UTF_8);
    try (Stream<Path> files = Files.list(DECISIONS)) {
      for (Path note : files.filter(p -> !p.endsWith("README.md")).toList()) {
        assertThat(list).contains("](" + note.getFileName() + ")");
        assertThat(Files.readString(note, UTF_8))
            .contains("\n## Problem\n")
            .contains("\n## Choice\n")
            .contains("\n## Guard\n");
      }
    }
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    try (Stream<Path> top = Files.list(HOME)) {
      top.filter(p -> p.toString().endsWith(".md")).forEach(pages::add);
    }
    try (Stream<Path> docs = Files.walk(HOME.resolve("docs"))) {
      docs.filter(p -> p.toString().endsWith(".md")).forEach(pages::add);
    }
    return pages.stream().sorted().toList();
  }

  private static Set<String> tests() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> modules = Files.list(HOME)) {
      for (Path folder : modules.map(m -> m.resolve("src/test/java")).toList())
        if (Files.isDirectory(folder))
          try (Stream<Path> files = Files.walk(folder)) {
            files
                .map(p -> p.getFileName().toString())
                .filter(n -> n.endsWith("Test.java"))
                .forEach(n -> names.add(n.substring(0, n.length() - ".java".length())));
          }
    }
    return names;
  }

  private static List<String> found(Pattern pattern, Path page) throws IOException {
    Matcher m = pattern.matcher(Files.readString(page, UTF_8));
    return m.results().map(r -> r.group(1)).toList();
  }
}
