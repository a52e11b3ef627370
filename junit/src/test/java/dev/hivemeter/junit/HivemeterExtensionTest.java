package dev.hivemeter.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.hivemeter.library.Diversity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs small test classes in a run of their own and looks at what they were given. */
final class HivemeterExtensionTest {
  private static final List<Diversity> SEEN = Collections.synchronizedList(new ArrayList<>());

  @Test
  void all_classes_of_a_run_share_one_embedder_that_is_closed_at_its_end() {
    SEEN.clear();
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(ByParameter.class), selectClass(ByField.class))
        .execute()
        .testEvents()
        .assertStatistics(s -> s.started(4).succeeded(4));
    assertThat(SEEN).hasSize(4);
    assertThat(Collections.frequency(SEEN, SEEN.get(0))).isEqualTo(4);
    assertThatThrownBy(() -> SEEN.get(0).answers(List.of("A lamp.")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void a_cache_folder_of_ones_own_is_an_embedder_of_ones_own() {
    SEEN.clear();
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(ByParameter.class), selectClass(OtherFolder.class))
        .execute()
        .testEvents()
        .assertStatistics(s -> s.started(3).succeeded(3));
    assertThat(SEEN.get(0)).isSameAs(SEEN.get(1)).isNotSameAs(SEEN.get(2));
  }

  @Test
  void a_field_that_is_not_registered_says_so() {
    assertThatThrownBy(() -> HivemeterExtension.create().answers(List.of("A lamp.")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("@RegisterExtension");
  }

  @ExtendWith(HivemeterExtension.class)
  static final class ByParameter {
    @Test
    void one(Diversity diversity) {
      SEEN.add(diversity);
    }

    @Test
    void two(Diversity diversity) {
      SEEN.add(diversity);
    }
  }

  static final class ByField {
    @RegisterExtension static final HivemeterExtension SHARED = HivemeterExtension.create();
    @RegisterExtension final HivemeterExtension own = HivemeterExtension.create();

    @Test
    void one() {
      SEEN.add(SHARED.diversity());
      assertThat(SHARED.answers(List.of("A lamp.", " ")).size()).isEqualTo(1);
    }

    @Test
    void two() {
      SEEN.add(own.diversity());
    }
  }

  static final class OtherFolder {
    @RegisterExtension
    static final HivemeterExtension OTHER =
        HivemeterExtension.unpackingInto(
            Path.of(System.getProperty("hivemeter.cache", "target")).resolve("."));

    @Test
    void one() {
      SEEN.add(OTHER.diversity());
    }
  }
}
