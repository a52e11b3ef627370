package dev.hivemeter.metric;

import dev.hivemeter.score.Score;
import java.util.Map;

/** A measure that was published in other readings, each of which has a name. */
public interface WithVariants extends PoolMetric {

  /** The measure of this pool in each other reading, by its name. */
  Map<String, Score> variants(Pool pool);
}
