package dev.hivemeter.cli.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.compare.Contrast;
import dev.hivemeter.compare.GateRule;
import dev.hivemeter.compare.Reach;
import dev.hivemeter.model.BadInput;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GateRulesTest {

  @Test
  void everything_that_is_left_out_has_a_usual_value() {
    GateRules r = GateRules.parse("r.yaml", "rules:\n  - metric: mean-pairwise-cosine\n");
    assertThat(r).isEqualTo(GateRules.DEFAULT);
    GateRule rule = r.rules().get(0);
    assertThat(rule.margin()).isEqualTo(0.02);
    assertThat(rule.reach()).isEqualTo(Reach.PROMPTS_IN_GENERAL);
    assertThat(r.contrast()).isEqualTo(Contrast.DATE);
  }

  @Test
  void every_mistake_is_told_with_its_place() {
    String[][] wrong = {
      {
        "rules:\n  - metrc: rouge-l\n",
        "r.yaml:2:5: unknown key 'metrc' in 'rules', did you mean 'metric'?"
      },
      {"rulez: []\n", "r.yaml:1:1: unknown key 'rulez' in 'rules file', did you mean 'rules'?"},
      {"rules: []\n", "the list of rules is empty"},
      {"", "r.yaml holds no rules"},
      {"# nothing\n", "r.yaml holds no rules"},
      {"rules:\n  - metric: rouge\n", "r.yaml:2:13: metric 'rouge' does not exist"},
      {"rules:\n  - metric: rouge-l\n", "has no 'margin'"},
      {
        "rules:\n  - { metric: rouge-l, margin: -1 }\n", "r.yaml:2:32: margin -1.0 is not 0 or more"
      },
      {"rules:\n  - { metric: rouge-l, margin: .nan }\n", "must be a finite"},
      {
        "rules:\n  - { metric: rouge-l, margin: 0.1, scope: thes-prompts }\n",
        "did you mean 'these-prompts'?"
      },
      {"rules:\n  - { metric: length-mean, margin: 0.1 }\n", "points neither to collapse"},
      {
        "rules:\n  - { metric: rouge-l, margin: 0.1 }\n  - { metric: rouge-l, margin: 0.1 }\n",
        "the same rule stands already at line 2"
      },
      {
        "maxMissing: 1\nrules:\n  - metric: mean-pairwise-cosine\n",
        "r.yaml:1:13: maxMissing 1.0 is outside [0, 1)"
      },
      {
        "contrast: weather\nrules:\n  - metric: mean-pairwise-cosine\n",
        "there is no contrast 'weather'"
      },
      {"contrast: date\n", "has no 'rules'"},
    };
    for (String[] w : wrong)
      assertThatThrownBy(() -> GateRules.parse("r.yaml", w[0]))
          .as(w[0])
          .isInstanceOf(BadInput.class)
          .hasMessageContaining(w[1]);
  }

  @Test
  void a_slice_is_read_whole() {
    GateRule rule =
        GateRules.parse(
                "r.yaml",
                "rules:\n  - { metric: jaccard-1, margin: 0.05, scope: these-prompts, models: [a, b],"
                    + " temperatures: [0.2, 1], elicitations: [direct], categories: [x], tags: [y] }\n")
            .rules()
            .get(0);
    assertThat(rule.slice().temperatures()).isEqualTo(List.of(0.2, 1.0));
    assertThat(rule.slice().label())
        .isEqualTo("models a b, temperatures 0.2 1.0, elicitations direct, categories x, tags y");
  }
}
