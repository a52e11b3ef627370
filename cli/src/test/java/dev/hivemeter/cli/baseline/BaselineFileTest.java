package dev.hivemeter.cli.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.compare.Arm;
import dev.hivemeter.compare.Measured;
import dev.hivemeter.compare.PoolOf;
import dev.hivemeter.compare.Snapshot;
import dev.hivemeter.metric.Abundance;
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
}
