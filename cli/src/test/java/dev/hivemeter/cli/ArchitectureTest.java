package dev.hivemeter.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may see whom. The whole product is on this module's class path, so it is checked here. */
final class ArchitectureTest {
  private static final String ROOT = "dev.hivemeter";
  private static final int FEWEST_CLASSES = 100;

  private static final JavaClasses PRODUCT = product();

  /** The modules by their root package. Every other package under the root is the core's. */
  private enum Module {
    CORE(""),
    TABLES("tables"),
    PROMPTS("prompts"),
    EMBEDDER("embedder"),
    LIBRARY("library"),
    JUNIT("junit"),
    PROVIDERS("providers"),
    STORE("store"),
    PIPELINE("pipeline"),
    REPORTS("reports"),
    CLI("cli");

    private final String prefix;

    Module(String name) {
      this.prefix = ROOT + "." + name;
    }

    static Module of(JavaClass c) {
      return Arrays.stream(values())
          .filter(m -> m != CORE)
          .filter(m -> (c.getPackageName() + ".").startsWith(m.prefix + "."))
          .findFirst()
          .orElse(CORE);
    }

    /** The modules it may use beside itself. */
    Set<Module> sees() {
      return switch (this) {
        case CORE, TABLES -> EnumSet.noneOf(Module.class);
        case EMBEDDER, PROVIDERS, PIPELINE -> EnumSet.of(CORE);
        case PROMPTS, STORE, REPORTS -> EnumSet.of(CORE, TABLES);
        case LIBRARY -> EnumSet.of(CORE, EMBEDDER);
        case JUNIT -> EnumSet.of(CORE, EMBEDDER, LIBRARY);
        // Programs and tests use those two; the command line does without them.
        case CLI -> EnumSet.complementOf(EnumSet.of(LIBRARY, JUNIT));
      };
    }
  }

  @Test
  void the_rules_see_the_whole_product() {
    assertThat(PRODUCT).hasSizeGreaterThanOrEqualTo(FEWEST_CLASSES);
    Map<Module, Long> sizes =
        PRODUCT.stream()
            .filter(c -> !c.getSimpleName().equals("package-info"))
            .collect(Collectors.groupingBy(Module::of, Collectors.counting()));
    assertThat(sizes).containsOnlyKeys(Module.values());
    assertThat(PRODUCT.contain(ArchitectureTest.class)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Module.class)
  void a_module_sees_only_the_modules_it_may(Module module) {
    seesOnly(module, module.sees()).check(PRODUCT);
  }

  @Test
  void no_package_is_part_of_a_cycle() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(PRODUCT);
  }

  @Test
  void the_core_is_pure() {
    classes()
        .that(of(Module.CORE))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                    ROOT + "..",
                    "java.lang..",
                    "java.math",
                    "java.nio",
                    "java.nio.charset",
                    "java.security",
                    "java.text",
                    "java.time..",
                    "java.util..",
                    "jdk.incubator.vector",
                    "org.apache.commons.math3..",
                    "org.jspecify.annotations")
                .or(resideInAPackage(""))
                .or(describe("are values of java.io", c -> isValueOfJavaIo(c.getName()))))
        .check(PRODUCT);
  }

  @Test
  void tables_depends_on_parsers_only() {
    classes()
        .that(of(Module.TABLES))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                    ROOT + ".tables..",
                    "java..",
                    "com.fasterxml.jackson..",
                    "org.apache.commons.csv..",
                    "org.yaml.snakeyaml..",
                    "org.jspecify.annotations")
                .or(resideInAPackage("")))
        .check(PRODUCT);
  }

  @Test
  void langchain4j_is_used_by_the_providers_alone() {
    noClasses()
        .that(notOf(Module.PROVIDERS))
        .should()
        .dependOnClassesThat(resideInAPackage("dev.langchain4j.."))
        .check(PRODUCT);
  }

  @Test
  void what_programs_use_brings_no_clients_no_databases_and_no_test_library() {
    noClasses()
        .that(of(Module.LIBRARY).or(of(Module.JUNIT)))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "java.net..", "java.sql..", "com.fasterxml..", "ai.djl..", "ai.onnxruntime.."))
        .check(PRODUCT);
    noClasses()
        .that(notOf(Module.JUNIT))
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.junit..", "org.assertj.."))
        .check(PRODUCT);
  }

  @Test
  void figures_are_drawn_in_the_reports_alone() {
    noClasses()
        .that(notOf(Module.REPORTS))
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.jfree..", "org.apache.batik..", "java.awt.."))
        .check(PRODUCT);
  }

  @Test
  void databases_are_opened_in_the_store_and_for_parquet_alone() {
    noClasses()
        .that(notOf(Module.STORE))
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.sqlite.."))
        .check(PRODUCT);
    noClasses()
        .that(notOf(Module.STORE).and(notOf(Module.TABLES)))
        .should()
        .dependOnClassesThat(resideInAnyPackage("java.sql.."))
        .check(PRODUCT);
    // Its classes belong to a loader of their own, or the library would be unpacked at every start.
    noClasses().should().dependOnClassesThat(resideInAnyPackage("org.duckdb..")).check(PRODUCT);
  }

  @Test
  void console_exit_and_environment_enter_in_the_command_line_alone() {
    noClasses()
        .that(notOf(Module.CLI))
        .should()
        .accessTargetWhere(
            access("a console, exit or environment of the process", ArchitectureTest::isProcess))
        .check(PRODUCT);
  }

  @Test
  void clocks_and_unseeded_randomness_enter_in_the_command_line_alone() {
    noClasses()
        .that(notOf(Module.CLI))
        .should()
        .accessTargetWhere(
            access("a clock or an unseeded source of randomness", ArchitectureTest::isChance))
        .check(PRODUCT);
  }

  @Test
  void a_broken_rule_says_so() {
    // The command line uses every module and ends the process: rules that forbid it must find it.
    assertThatThrownBy(() -> seesOnly(Module.CLI, EnumSet.of(Module.CORE)).check(PRODUCT))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("dev.hivemeter.pipeline");
    assertThatThrownBy(
            () ->
                noClasses()
                    .should()
                    .accessTargetWhere(access("the process", ArchitectureTest::isProcess))
                    .check(PRODUCT))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("System.exit");
  }

  private static ArchRule seesOnly(Module module, Set<Module> others) {
    return classes()
        .that(of(module))
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage(ROOT + "..")
                .or(
                    describe(
                        "are in " + module + " or " + others,
                        c -> Module.of(c) == module || others.contains(Module.of(c)))));
  }

  private static JavaClasses product() {
    // The rules go by the names of what is used: libraries need not be read, which takes longer
    // than everything else here.
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages(ROOT);
  }

  private static boolean isProcess(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getTarget().getName();
    return switch (owner) {
      case "java.lang.System" ->
          Set.of("out", "err", "in", "exit", "getenv", "console", "setOut", "setErr", "setIn")
              .contains(name);
      case "java.lang.Runtime" -> Set.of("exit", "halt", "addShutdownHook").contains(name);
      case "java.io.FileDescriptor" -> Set.of("out", "err", "in").contains(name);
      default -> name.equals("printStackTrace") && access.getTarget().getFullName().endsWith("()");
    };
  }

  private static boolean isChance(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String call = access.getTarget().getFullName();
    boolean noArguments = call.endsWith("()");
    return switch (owner) {
      case "java.lang.System" -> call.contains(".currentTimeMillis(");
      case "java.time.Clock" -> call.contains(".system");
      case "java.lang.Math" -> call.contains(".random(");
      case "java.util.UUID" -> call.contains(".randomUUID(");
      case "java.util.Random", "java.util.SplittableRandom", "java.util.Date" ->
          call.contains(".<init>(") && noArguments;
      case "java.security.SecureRandom", "java.util.concurrent.ThreadLocalRandom" -> true;
      case "java.util.Collections" -> call.endsWith(".shuffle(java.util.List)");
      default -> owner.startsWith("java.time.") && call.contains(".now(") && noArguments;
    };
  }

  private static DescribedPredicate<JavaAccess<?>> access(
      String description, Predicate<JavaAccess<?>> test) {
    return DescribedPredicate.describe(description, test);
  }

  private static boolean isValueOfJavaIo(String name) {
    return Set.of("java.io.IOException", "java.io.UncheckedIOException", "java.io.Serializable")
        .contains(name);
  }

  private static DescribedPredicate<JavaClass> of(Module module) {
    return describe("are in " + module, c -> Module.of(c) == module);
  }

  private static DescribedPredicate<JavaClass> notOf(Module module) {
    return describe("are not in " + module, c -> Module.of(c) != module);
  }
}
