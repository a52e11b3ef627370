package dev.hivemeter.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongInternerTest {
  @Test
  void agrees_with_a_hash_map() {
    Random random = new Random(5);
    LongInterner interner = new LongInterner();
    Map<Long, Integer> map = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      long key = random.nextInt(3) == 0 ? random.nextInt(50) : (long) random.nextInt(3000) << 32;
      Integer known = map.putIfAbsent(key, map.size());
      assertThat(interner.id(key)).isEqualTo(known == null ? map.size() - 1 : known);
    }
    assertThat(interner.size()).isEqualTo(map.size());
  }
}
