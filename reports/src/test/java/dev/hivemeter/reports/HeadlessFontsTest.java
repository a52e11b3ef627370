package dev.hivemeter.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadlessFontsTest {
  private static final String PROPERTY = "sun.awt.fontconfig";

  @TempDir Path folder;
  private @Nullable String before;

  @BeforeEach
  void remember() {
    before = System.getProperty(PROPERTY);
    System.clearProperty(PROPERTY);
  }

  @AfterEach
  void restore() {
    if (before == null) System.clearProperty(PROPERTY);
    else System.setProperty(PROPERTY, before);
  }

  @Test
  void the_process_is_pointed_at_a_configuration_that_names_the_bundled_font() throws Exception {
    Path tools = folder.resolve("a folder with ümlaut");
    HeadlessFonts.prepare(tools);
    HeadlessFonts.prepare(tools);
    Path config = Path.of(System.getProperty(PROPERTY, "unset"));
    assertThat(config).isEqualTo(tools.resolve("fontconfig.properties").toAbsolutePath());
    Properties read = new Properties();
    try (Reader in = Files.newBufferedReader(config)) {
      read.load(in);
    }
    Path font = Path.of(read.getProperty("filename.Liberation_Sans"));
    assertThat(Font.createFont(Font.TRUETYPE_FONT, font.toFile()).getFamily())
        .isEqualTo("Liberation Sans");
    try (var files = Files.list(tools)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void a_configuration_of_the_user_stays() throws IOException {
    System.setProperty(PROPERTY, "theirs");
    HeadlessFonts.prepare(folder);
    assertThat(System.getProperty(PROPERTY)).isEqualTo("theirs");
    assertThat(folder).isEmptyDirectory();
  }
}
