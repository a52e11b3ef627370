package dev.hivemeter.scoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.score.Definition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GlossaryTest {

  /**
   * To write the page anew: {@code mvn -pl eval-core test -Dtest=GlossaryTest -Dglossary=write}.
   */
  @Test
  void the_committed_page_is_what_the_definitions_say() throws IOException {
    Path page = Path.of("..", "docs", "metrics.md");
    if ("write".equals(System.getProperty("glossary"))) {
      Files.createDirectories(page.getParent());
      Files.writeString(page, Glossary.markdown(), UTF_8);
    }
    assertThat(Files.readString(page, UTF_8)).isEqualTo(Glossary.markdown());
  }

  @Test
  void every_definition_has_its_section() {
    for (Definition d : Definitions.all())
      assertThat(Glossary.markdown()).contains("### " + d.title() + " (`" + d.id() + "`)\n");
  }

  @Test
  void every_definition_is_filled_in_and_every_id_and_title_is_its_own() {
    assertThat(Definitions.all()).extracting(Definition::id).doesNotHaveDuplicates();
    assertThat(Definitions.all()).extracting(Definition::title).doesNotHaveDuplicates();
    for (Definition d : Definitions.all()) {
      assertThat(d.summary()).as(d.id()).endsWith(".");
      assertThat(d.formula()).as(d.id()).isNotBlank();
      assertThat(d.extremes()).as(d.id()).endsWith(".");
      assertThat(d.specialCases()).as(d.id()).isNotEmpty().allMatch(s -> s.endsWith("."));
      assertThat(d.dependsOn()).as(d.id()).endsWith(".");
    }
  }

  @Test
  void a_definition_is_found_by_its_id() {
    assertThat(Definitions.of("mmd2@1")).contains(Mmd2.DEFINITION);
    assertThat(Definitions.of("mmd2@2")).isEmpty();
  }
}
