package dev.hivemeter.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.model.Law;
import dev.hivemeter.stats.Draws;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Whole numbers tie: the answers must be measured as the draws are, to the last digit. */
final class RoundedTiesTest {
  private static final Law WAIT = new Law.Exponential(5);

  @Test
  void p_of_whole_numbers_is_the_share_of_draws_at_least_as_far_out() {
    for (double[] answers :
        new double[][] {{1, 4, 9}, {0, 2, 6}, {2, 2, 3, 5, 5, 7, 8, 11, 14, 20}}) {
      int n = answers.length;
      RealNull fair = RealNull.of(WAIT, new int[n], Draws.of(3, "ties"));
      double p = fair.ks().upperTail(Reals.ks(x -> CdfTable.cdf(WAIT, x), answers));
      assertThat(p).as(Arrays.toString(answers)).isCloseTo(byHand(answers), within(0.02));
    }
  }

  /** The same from the definition, with the exact distribution function on both sides. */
  private static double byHand(double[] answers) {
    Draws draws = Draws.of(4, "by-hand");
    double observed = Reals.ks(WAIT, answers);
    int atLeast = 0;
    int all = 20_000;
    for (int b = 0; b < all; b++) {
      double[] x = new double[answers.length];
      for (int i = 0; i < x.length; i++)
        x[i] = Math.rint(-5 * Math.log(((draws.next() >>> 11) + 0.5) * 0x1p-53));
      Arrays.sort(x);
      if (Reals.ks(WAIT, x) >= observed - 1e-12) atLeast++;
    }
    return (double) atLeast / all;
  }
}
