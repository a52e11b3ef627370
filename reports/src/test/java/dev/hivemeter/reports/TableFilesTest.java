package dev.hivemeter.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tables, the summary and the table for LaTeX that lie beside the page. */
class TableFilesTest {
  private static SyntheticRun run(String... models) {
    SyntheticRun run =
        new SyntheticRun("x", List.of(models), List.of(0.2, 1.0), SyntheticRun.prompts(4), 2);
    run.score();
    return run;
  }

  @Test
  void every_table_is_there_with_raw_numbers_and_their_intervals() throws IOException {
    MemoryOutput out = ReportTest.write(SyntheticRun.usual());
    assertThat(out.files.keySet().stream().filter(f -> f.endsWith(".csv"))).hasSizeGreaterThan(10);
    String csv = out.text("tables/mean-pairwise-cosine-and-its-references.csv");
    assertThat(csv)
        .startsWith("row,of,is_end,group,column,metric,value,low,high,printed,company\r\n")
        .containsPattern(
            "smollm2-135m-instruct,T = 1.0,no,,measured,mean-pairwise-cosine@1,0\\.62,0\\.58\\d*,0\\.66,");
  }

  @Test
  void a_name_that_a_spreadsheet_would_run_is_neutralised() throws IOException {
    MemoryOutput out = ReportTest.write(run("=HYPERLINK(1)", "@plain"));
    String csv = out.text("tables/outcomes.csv");
    assertThat(csv).contains("'=HYPERLINK(1)").contains("'@plain");
    assertThat(csv.lines().noneMatch(l -> l.startsWith("=") || l.startsWith("@"))).isTrue();
  }

  @Test
  void the_table_for_latex_has_rules_and_as_many_cells_in_every_row() throws IOException {
    String tex = ReportTest.write(run("a_b&c%#{}~^\\", "plain")).text("tables/models.tex");
    assertThat(tex)
        .contains("\\toprule", "\\midrule", "\\bottomrule", "\\caption{", "\\label{tab:hivemeter}")
        .contains("a\\_b\\&c\\%\\#\\{\\}\\textasciitilde{}\\textasciicircum{}\\textbackslash{}");
    Matcher columns = Pattern.compile("begin\\{tabular\\}\\{([lr]+)\\}").matcher(tex);
    assertThat(columns.find()).isTrue();
    int n = columns.group(1).length();
    List<String> rows = tex.lines().filter(l -> l.endsWith("\\\\")).toList();
    assertThat(rows).hasSize(1 + 2 * 2);
    for (String row : rows)
      assertThat(row.replace("\\&", "").chars().filter(c -> c == '&').count())
          .as(row)
          .isEqualTo(n - 1);
  }

  @Test
  void the_summary_has_what_the_first_screen_has_and_no_markup_of_others() throws IOException {
    String md =
        ReportTest.write(run("a|b`<img src=x>", "[x](http://e.invalid)")).text("tables/summary.md");
    assertThat(md)
        .startsWith("# Do they all say the same thing?")
        .contains("| Does a model repeat itself? | 0.", "Before you quote a number")
        .contains("a\\|b\\`&lt;img src=x&gt;")
        .doesNotContain("<img", "[x](", "http://");
    for (String line : md.lines().filter(l -> l.startsWith("| ")).toList())
      assertThat(line.replace("\\|", "")).endsWith("|");
  }

  @Test
  void the_run_can_be_cited() throws IOException {
    String html = ReportTest.write(SyntheticRun.usual()).html();
    assertThat(html)
        .contains("How to cite", "@misc{hivemeter-demo,", "@inproceedings{jiang2025hivemind")
        .contains("embedder local:all-minilm-l6-v2@limit-256; seed 20261114");
  }
}
