package dev.hivemeter.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class FigureFilesTest {
  @Test
  void every_png_can_be_read_and_shows_something() throws IOException {
    for (Map.Entry<String, byte[]> e : ReportTest.write(SyntheticRun.usual()).files.entrySet()) {
      if (!e.getKey().endsWith(".png")) continue;
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(e.getValue()));
      assertThat(image.getWidth()).as(e.getKey()).isBetween(600, 2400);
      assertThat(image.getHeight()).as(e.getKey()).isBetween(300, 2400);
      Set<Integer> colours = new HashSet<>();
      for (int x = 0; x < image.getWidth(); x += 3)
        for (int y = 0; y < image.getHeight(); y += 3) colours.add(image.getRGB(x, y));
      assertThat(colours).as(e.getKey()).hasSizeGreaterThan(20).contains(0xffffffff);
    }
  }

  @Test
  void the_same_figures_are_the_same_bytes() throws IOException {
    Map<String, byte[]> first = ReportTest.write(SyntheticRun.usual()).files;
    Map<String, byte[]> second = ReportTest.write(SyntheticRun.usual()).files;
    first.forEach((path, bytes) -> assertThat(second.get(path)).as(path).isEqualTo(bytes));
  }

  @Test
  void every_svg_is_well_formed_and_names_fonts_that_others_have() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    for (Map.Entry<String, byte[]> e : ReportTest.write(ReportTest.models(25)).files.entrySet()) {
      if (!e.getKey().endsWith(".svg")) continue;
      var root =
          factory
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(e.getValue()))
              .getDocumentElement();
      assertThat(root.getAttribute("viewBox")).as(e.getKey()).startsWith("0 0 ");
      var texts = root.getElementsByTagName("text");
      assertThat(texts.getLength()).as(e.getKey()).isGreaterThan(10);
    }
  }

  @Test
  void long_names_are_wrapped_and_never_dropped() {
    String name = "openai:HuggingFaceTB/SmolLM2-1.7B-Instruct-GGUF/Q4_K_M_" + "x".repeat(90);
    var lines = FigureFont.wrap(FigureFont.regular(11), name, 120);
    assertThat(String.join("", lines)).isEqualTo(name);
    assertThat(lines)
        .allMatch(line -> FigureFont.width(FigureFont.regular(11), line) <= 120)
        .first()
        .isEqualTo("openai:HuggingFaceTB/");
  }

  @Test
  void characters_without_a_glyph_leave_a_mark() {
    assertThat(FigureFont.displayable("ab 你好 é")).isEqualTo("ab □□ é");
  }
}
