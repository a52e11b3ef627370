package dev.hivemeter.pipeline;

import dev.hivemeter.model.CellKey;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Sha256;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The seed that a slot's call carries: none, or one of its own. */
final class Seeds {
  private Seeds() {}

  /**
   * Null for {@link Sampling.Seeds#NONE}; else the first 31 bits of SHA-256 over study seed and
   * slot: the same for a slot whenever it is asked, and shared by two slots by chance only (1 in
   * 2^31).
   */
  static @Nullable Long of(Sampling sampling, long studySeed, CellKey cell, int sample) {
    if (sampling.seeds() == Sampling.Seeds.NONE) return null;
    String hash = Sha256.ofFields(List.of("hivemeter-seed/1", "" + studySeed, cell.slot(sample)));
    return Long.parseLong(hash.substring(0, 8), 16) & 0x7fffffffL;
  }
}
