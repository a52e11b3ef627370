package dev.hivemeter.reports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Locale;

/**
 * Lets figures be drawn on a machine without fonts or fontconfig, where every JDK otherwise fails
 * as soon as it measures a text. Must run before anything of AWT is used.
 */
public final class HeadlessFonts {
  private static final String PROPERTY = "sun.awt.fontconfig";
  private static final String FONT = "LiberationSans-Regular.ttf";

  private HeadlessFonts() {}

  /**
   * Writes the bundled font and a font configuration that names it into the folder and points this
   * process at it. Does nothing where the user has set {@code sun.awt.fontconfig}.
   *
   * @param folder owned by the tool; made when it is missing
   */
  public static void prepare(Path folder) throws IOException {
    if (System.getProperty("java.awt.headless") == null)
      System.setProperty("java.awt.headless", "true");
    if (System.getProperty(PROPERTY) != null) return;
    Files.createDirectories(folder);
    Path font = folder.resolve(FONT).toAbsolutePath();
    try (InputStream in = HeadlessFonts.class.getResourceAsStream("/liberation/" + FONT)) {
      if (in == null) throw new IOException("the bundled font " + FONT + " is missing");
      replace(font, in.readAllBytes());
    }
    Path config = folder.resolve("fontconfig.properties").toAbsolutePath();
    replace(config, configuration(font).getBytes(StandardCharsets.ISO_8859_1));
    System.setProperty(PROPERTY, config.toString());
  }

  private static String configuration(Path font) {
    return "version=1\n"
        + "sequence.allfonts=latin-1\n"
        + "allfonts.latin-1=Liberation Sans\n"
        + "filename.Liberation_Sans="
        + escaped(font.toString())
        + "\n";
  }

  /** As a properties file wants a value. */
  private static String escaped(String value) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\') out.append("\\\\");
      else if (c >= ' ' && c < 0x7f) out.append(c);
      else out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
    }
    return out.toString();
  }

  /** Whole or not at all; another process may write the same bytes at the same time. */
  private static void replace(Path file, byte[] bytes) throws IOException {
    if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), bytes)) return;
    Path part = Files.createTempFile(file.getParent(), ".", ".part");
    try {
      Files.write(part, bytes);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
