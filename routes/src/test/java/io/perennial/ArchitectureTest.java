package io.perennial;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The drawing in README.md, as tests. */
@AnalyzeClasses(packages = "io.perennial", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String[] MEANING = {
    "io.perennial.model..",
    "io.perennial.mapping..",
    "io.perennial.identity..",
    "io.perennial.health..",
    "io.perennial.renewal..",
    "io.perennial.revenue..",
    "io.perennial.writeback.."
  };

  private static final String[] VENDORS = {
    "io.perennial.connector.salesforce..",
    "io.perennial.connector.zendesk..",
    "io.perennial.connector.stripe.."
  };

  @ArchTest
  static final ArchRule mappings_are_pure =
      classes()
          .that()
          .resideInAnyPackage(MEANING)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              with(
                  MEANING,
                  "java..",
                  "org.jspecify..",
                  "org.snakeyaml..",
                  "dev.cel..",
                  "com.google.common.."));

  @ArchTest
  static final ArchRule connectors_do_not_know_each_other =
      slices()
          .matching("io.perennial.connector.(salesforce|zendesk|stripe)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule connectors_know_only_the_spi =
      noClasses()
          .that()
          .resideInAnyPackage(VENDORS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              with(
                  MEANING,
                  "io.perennial.sandbox..",
                  "io.perennial.store..",
                  "io.perennial.routes..",
                  "org.springframework.."));

  @ArchTest
  static final ArchRule nobody_knows_a_vendor =
      noClasses()
          .that()
          .resideOutsideOfPackages(VENDORS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(VENDORS);

  @ArchTest
  static final ArchRule only_the_command_line_knows_the_sandbox =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.perennial.cli..", "io.perennial.sandbox..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.perennial.sandbox..");

  @ArchTest
  static final ArchRule the_store_does_not_know_what_happens_when =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.perennial.store..",
              "io.perennial.work..",
              "io.perennial.ledger..",
              "io.perennial.customers..",
              "io.perennial.scores..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.perennial.routes..", "io.perennial.cli..", "org.apache.camel..");

  @ArchTest
  static final ArchRule packages_form_no_cycles =
      slices().matching("io.perennial.(*)..").should().beFreeOfCycles();

  private static String[] with(String[] some, String... others) {
    String[] all = new String[some.length + others.length];
    System.arraycopy(some, 0, all, 0, some.length);
    System.arraycopy(others, 0, all, some.length, others.length);
    return all;
  }
}
