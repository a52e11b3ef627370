package dev.hivemeter.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The page of a synthetic run at a fixed time, tag by tag, as it was when it was last looked at;
 * and a hash of every text file beside it. The style, the script and the data of the explorer have
 * tests of their own and are left out. Images are left out too: they are the same bytes on one
 * machine (FigureFilesTest), not on all. To accept a change, look at the difference, then write it
 * again:
 *
 * <pre>mvn -pl reports test -Dtest=GoldenPageTest -Dgolden=write</pre>
 */
class GoldenPageTest {
  private static final Path FOLDER = Path.of("src/test/resources/dev/hivemeter/reports");
  private static final String GOLDEN = "golden-page.html";
  private static final String HASHES = "golden-files.txt";
  private static final Pattern ATTRIBUTE = Pattern.compile("[\\w:-]+=\"[^\"]*\"");
  private static final Pattern TAG =
      Pattern.compile("(<\\w+)((?:\\s+[\\w:-]+=\"[^\"]*\")+)\\s*(/?>)");
  private static final List<String> LOCALES = List.of("und", "de-DE", "ar-EG-u-nu-arab", "tr-TR");

  @Test
  void the_page_is_the_golden_one_under_every_locale() throws Exception {
    Locale before = Locale.getDefault();
    try {
      for (String tag : LOCALES) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        MemoryOutput out = ReportTest.write(run());
        String page = lines(ReportTest.markup(out.html()));
        String hashes = hashes(out);
        if (tag.equals("und") && "write".equals(System.getProperty("golden"))) {
          write(GOLDEN, page);
          write(HASHES, hashes);
        }
        assertThat(page.lines().toList()).as(tag).isEqualTo(read(GOLDEN).lines().toList());
        assertThat(hashes.lines().toList()).as(tag).isEqualTo(read(HASHES).lines().toList());
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  /** Small enough that a difference can be read: two models, two temperatures, four prompts. */
  private static SyntheticRun run() {
    SyntheticRun run =
        new SyntheticRun(
            "golden",
            List.of("openai:a-model", "openai:another/model"),
            List.of(0.2, 1.0),
            SyntheticRun.prompts(4),
            3);
    run.score();
    return run;
  }

  /** One tag a line; the policy holds hashes of style and script, so it is cut. */
  private static String lines(String markup) {
    return markup
            .replaceAll("sha256-[^&]*", "sha256-…")
            .replaceAll("\\s*\\n\\s*", "\n")
            .replace("><", ">\n<")
            .strip()
        + "\n";
  }

  private static String hashes(MemoryOutput out) throws Exception {
    Map<String, byte[]> files = new TreeMap<>(out.files);
    files.remove("index.html");
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, byte[]> e : files.entrySet())
      if (e.getKey().matches(".*\\.(svg|csv|md|tex)"))
        lines.add(
            HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(canonical(e.getValue())))
                + "  "
                + e.getKey());
    return String.join("\n", lines) + "\n";
  }

  /** Batik writes an element's attributes in an order that is the JDK's: here they are sorted. */
  private static byte[] canonical(byte[] file) {
    String text = new String(file, StandardCharsets.UTF_8);
    if (!text.contains("<svg")) return file;
    String sorted =
        TAG.matcher(text)
            .replaceAll(
                tag ->
                    Matcher.quoteReplacement(
                        tag.group(1)
                            + ATTRIBUTE
                                .matcher(tag.group(2))
                                .results()
                                .map(MatchResult::group)
                                .sorted()
                                .collect(Collectors.joining(" ", " ", ""))
                            + tag.group(3)));
    return sorted.getBytes(StandardCharsets.UTF_8);
  }

  private static String read(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name));
  }

  private static void write(String name, String text) throws IOException {
    Files.createDirectories(FOLDER);
    Files.writeString(FOLDER.resolve(name), text);
  }
}
