package io.perennial;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

/** The drawing in README.md, as tests. */
class ArchitectureTest {

  private static final JavaClasses PERENNIAL =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("io.perennial");

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

  @Test
  void mappings_arePure() {
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
                "com.google.common.."))
        .check(PERENNIAL);
  }

  @Test
  void connectors_doNotKnowEachOther() {
    slices()
        .matching("io.perennial.connector.(salesforce|zendesk|stripe)..")
        .should()
        .notDependOnEachOther()
        .check(PERENNIAL);
  }

  @Test
  void connectors_knowOnlyTheSpi() {
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
                "org.springframework.."))
        .check(PERENNIAL);
  }

  @Test
  void vendors_areKnownToNobody() {
    noClasses()
        .that()
        .resideOutsideOfPackages(VENDORS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(VENDORS)
        .check(PERENNIAL);
  }

  @Test
  void sandbox_isKnownOnlyToTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.perennial.cli..", "io.perennial.sandbox..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.perennial.sandbox..")
        .check(PERENNIAL);
  }

  @Test
  void store_doesNotKnowWhatHappensWhen() {
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
        .resideInAnyPackage("io.perennial.routes..", "io.perennial.cli..", "org.apache.camel..")
        .check(PERENNIAL);
  }

  @Test
  void packages_formNoCycles() {
    slices().matching("io.perennial.(*)..").should().beFreeOfCycles().check(PERENNIAL);
  }

  private static String[] with(String[] some, String... others) {
    String[] all = new String[some.length + others.length];
    System.arraycopy(some, 0, all, 0, some.length);
    System.arraycopy(others, 0, all, some.length, others.length);
    return all;
  }
}
