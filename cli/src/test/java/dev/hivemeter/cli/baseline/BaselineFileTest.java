package dev.hivemeter.cli.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.compare.Arm;
import dev.hivemeter.compare.Measured;
import dev.hivemeter.compare.PoolOf;
import dev.hivemeter.compare.Snapshot;
import dev.hivemeter.metric.Abundance;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.score.Score;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BaselineFileTest {

  @Test
  void odd_names_reasons_and_the_last_bit_of_every_number_come_back() {
    String odd = "м\u202e\"\\</script>\uD83C\n\u0000";
    Snapshot s =
        new Snapshot(
            odd,
            "2026-01-01T00:00:00Z",
            null,
            "measured-text@1",
            List.of("mean-pairwise-cosine@1"),
            List.of(new Snapshot.Asked(odd, "d", odd, List.of(odd), List.of(), "und")),
            List.of(
                new Arm(
                    odd,
                    Map.of("model", odd),
                    Map.of(),
                    true,
                    List.of(
                        new PoolOf(
                            odd,
                            10,
                            9,
                            Long.MAX_VALUE,
                            null,
                            "digest",
                            Map.of(
                                "a@1",
                                Measured.undefined("needs two answers, has 1 " + odd),
                                "b@1",
                                new Measured(
                                    new Score.Value(Math.nextUp(0.1), 9),
                                    -Double.MIN_VALUE,
                                    1e-300,
                                    new Abundance(new int[] {1, 7}, new int[] {12, 1})),
                                "c@1",
                                new Measured(new Score.Value(-0.0, 2), null, null, null)))))));
    String text = BaselineJson.write(s);
    assertThat(text).isASCII();
    assertThat(BaselineFile.read("b.json", text)).isEqualTo(s);
    assertThat(BaselineJson.write(BaselineFile.read("b.json", text))).isEqualTo(text);
  }

  @Test
  void a_number_that_a_measure_cannot_have_is_refused() {
    String file =
        BaselineJson.write(
            new Snapshot(
                "r",
                "2026-01-01T00:00:00Z",
                null,
                "measured-text@1",
                List.of("distinct-1@1"),
                List.of(new Snapshot.Asked("p", "d", null, List.of(), List.of(), "en")),
                List.of(
                    new Arm(
                        "a",
                        Map.of(),
                        Map.of(),
                        false,
                        List.of(
                            new PoolOf(
                                "p",
                                5,
                                5,
                                50,
                                null,
                                "x",
                                Map.of(
                                    "distinct-1@1",
                                    new Measured(
                                        new Score.Value(0.25, 5),
                                        null,
                                        null,
                                        new Abundance(new int[] {4}, new int[] {1})))))))));
    assertThat(BaselineFile.read("b.json", file)).isNotNull();
    refused(file.replace("\"score\":0.25", "\"score\":2.5"), "2.5 is outside [0.0, 1.0]");
    refused(file.replace("\"n\":5", "\"n\":99"), "99 is more than the pool's 5 answers");
    refused(file.replace("\"n\":5", "\"n\":5,\"variance\":-9"), "-9.0 is none that distinct-1@1");
    refused(file.replace("[[4,1]]", "[[4,1],[4,1]]"), "must be pairs [times, kinds]");
  }

  private static void refused(String file, String why) {
    assertThatThrownBy(() -> BaselineFile.read("b.json", file))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("b.json")
        .hasMessageContaining("conditions[0].pools[0].measures.distinct-1@1")
        .hasMessageContaining(why);
  }
}
