package dev.hivemeter.metric;

import static dev.hivemeter.metric.Answers.metric;
import static dev.hivemeter.metric.Answers.value;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.score.Score;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

/** Laws and worked examples only: sizes differ from one zlib to the next. */
class CompressionMetricsTest {

  private static int compressed(byte[] text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflate = new DeflaterOutputStream(out, new Deflater(9, true))) {
      deflate.write(text);
    }
    return out.size();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  @Test
  void the_ratio_is_that_of_the_joined_bytes_and_their_raw_stream() throws IOException {
    byte[] joined = utf8("the sea at night 你好\nthe sea at noon\n👩‍👩‍👧");
    assertThat(
            metric("compression-ratio")
                .of(Answers.texts("the sea at night 你好", "the sea at noon", "👩‍👩‍👧")))
        .isEqualTo(new Score.Value((double) joined.length / compressed(joined), 3));
  }

  @Test
  void a_longer_pool_of_one_text_compresses_without_end() {
    double few = value(metric("compression-ratio").of(Answers.texts(copies(5))));
    double many = value(metric("compression-ratio").of(Answers.texts(copies(500))));
    assertThat(few).isBetween(2.0, 5.0);
    assertThat(many).isGreaterThan(30 * few);
  }

  private static String[] copies(int n) {
    return Collections.nCopies(n, "the sea at night is grey and slow").toArray(String[]::new);
  }

  @Test
  void half_a_surrogate_pair_is_a_question_mark() {
    assertThat(value(metric("compression-ratio").of(Answers.texts("a\ud83c", "\udf00b"))))
        .isEqualTo(value(metric("compression-ratio").of(Answers.texts("a?", "?b"))));
    assertThat(value(metric("ncd").of(Answers.texts("a\ud83c", "\udf00b"))))
        .isEqualTo(value(metric("ncd").of(Answers.texts("a?", "?b"))));
  }

  @Test
  void ncd_of_three_answers_is_the_mean_over_pairs_in_the_order_of_their_texts()
      throws IOException {
    String[] texts = {"the sea at night is grey", "a house by the river", "the sea at noon"};
    String[] sorted = {texts[1], texts[0], texts[2]};
    double sum = 0;
    for (int i = 0; i < 3; i++)
      for (int j = i + 1; j < 3; j++) {
        int x = compressed(utf8(sorted[i]));
        int y = compressed(utf8(sorted[j]));
        int both = compressed(utf8(sorted[i] + sorted[j]));
        sum += (double) (both - Math.min(x, y)) / Math.max(x, y);
      }
    assertThat(value(metric("ncd").of(Answers.texts(texts)))).isCloseTo(sum / 3, within(1e-15));
  }

  @Test
  void copies_are_near_0_and_far_below_their_shuffled_selves() {
    String text = String.join(" ", MadePools.texts("long").subList(0, 4));
    Pool copies = Answers.texts(text, text, text);
    assertThat(value(metric("ncd").of(copies))).isBetween(0.0, 0.1);
    assertThat(value(metric("ncd-excess").of(copies))).isBetween(-1.0, -0.5);
  }

  @Test
  void letters_at_random_have_no_excess() {
    Random random = new Random(8);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      StringBuilder text = new StringBuilder();
      for (int k = 0; k < 600; k++) text.append((char) ('a' + random.nextInt(8)));
      texts.add(text.toString());
    }
    assertThat(value(metric("ncd-excess").of(Answers.texts(texts.toArray(String[]::new)))))
        .isCloseTo(0, within(0.01));
  }

  @Test
  void pairs_beyond_200_are_drawn_alike_whatever_the_order() {
    List<String> texts = new ArrayList<>(MadePools.texts("many"));
    Score before = metric("ncd").of(Answers.texts(texts.toArray(String[]::new)));
    Collections.shuffle(texts, new Random(4));
    assertThat(metric("ncd").of(Answers.texts(texts.toArray(String[]::new)))).isEqualTo(before);
  }
}
