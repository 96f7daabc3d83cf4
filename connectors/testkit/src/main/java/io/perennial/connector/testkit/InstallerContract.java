package io.perennial.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.install.InstallFile;
import io.perennial.connector.install.Installed;
import io.perennial.connector.install.Installed.Outcome;
import io.perennial.connector.install.Installer;
import io.perennial.connector.install.Wanted;
import io.perennial.connector.install.WantedField;
import io.perennial.connector.install.WantedOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Installer} promises. A vendor's test says how to make it and what is wanted.
 */
public abstract class InstallerContract {

  /** An installer with all rights, at a vendor that has nothing of ours. */
  protected abstract Installer installer();

  /** The same for a user who may not customise. */
  protected abstract Installer powerless();

  /** Some fields, one of them a picklist, and what is read. */
  protected abstract Wanted wanted();

  /** People make a field of this name before us, of a type that is none of ours. */
  protected abstract void peopleMake(WantedField field);

  /** People add an option to a picklist of ours. */
  protected abstract void peopleAddAnOption(WantedField field, String option);

  /** The options that a picklist has at the vendor. */
  protected abstract List<String> options(WantedField field);

  /** How many calls changed anything at the vendor so far. */
  protected abstract long changes();

  @Test
  void install_createsEveryField() {
    List<Installed> first = installer().install(wanted());

    assertThat(first).extracting(Installed::outcome).containsOnly(Outcome.CREATED);
    for (WantedField field : wanted().fields()) {
      assertThat(first)
          .extracting(Installed::thing)
          .contains("field %s.%s".formatted(field.object(), field.name()));
    }
  }

  @Test
  void install_changesNothingTheSecondTime() {
    installer().install(wanted());
    long before = changes();

    List<Installed> second = installer().install(wanted());

    assertThat(second).extracting(Installed::outcome).containsOnly(Outcome.UNCHANGED);
    assertThat(changes()).isEqualTo(before);
  }

  @Test
  void install_leavesAFieldOfPeopleAlone() {
    WantedField theirs = wanted().fields().get(0);
    peopleMake(theirs);

    assertThat(installer().install(wanted()))
        .filteredOn(Installed::outcome, Outcome.LEFT_ALONE)
        .singleElement()
        .satisfies(
            left -> {
              assertThat(left.thing())
                  .isEqualTo("field %s.%s".formatted(theirs.object(), theirs.name()));
              assertThat(left.mend()).contains("adopt");
            });
    assertThat(installer().strangers(theirs.object(), names(theirs.object())))
        .containsExactly(theirs.name());
  }

  @Test
  void install_addsAnOptionAndKeepsThoseOfPeople() {
    installer().install(wanted());
    WantedField picklist = picklist();
    peopleAddAnOption(picklist, "theirs");
    List<String> before = options(picklist);
    List<WantedOption> more = new ArrayList<>(picklist.options());
    more.add(new WantedOption("later", "later"));

    List<Installed> second = installer().install(with(picklist, more));

    assertThat(second)
        .filteredOn(Installed::outcome, Outcome.CHANGED)
        .singleElement()
        .satisfies(changed -> assertThat(changed.thing()).endsWith("." + picklist.name()));
    assertThat(options(picklist)).containsAll(before).contains("theirs", "later");
    assertThat(installer().install(with(picklist, more)))
        .extracting(Installed::outcome)
        .containsOnly(Outcome.UNCHANGED);
  }

  @Test
  protected void install_isRefusedWithAMendWithoutTheRight() {
    List<Installed> refused = powerless().install(wanted());

    assertThat(refused)
        .isNotEmpty()
        .allSatisfy(
            result -> {
              assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
              assertThat(result.detail()).isNotBlank();
              assertThat(result.mend()).isNotBlank();
            });
    assertThat(changes()).isZero();
  }

  @Test
  void strangers_areNoneAmongOurs() {
    installer().install(wanted());

    for (WantedField field : wanted().fields()) {
      assertThat(installer().strangers(field.object(), names(field.object()))).isEmpty();
    }
  }

  @Test
  void print_namesEveryFieldAndMakesNothing() {
    List<InstallFile> files = installer().print(wanted());

    assertThat(files).extracting(InstallFile::path).doesNotHaveDuplicates();
    for (WantedField field : wanted().fields()) {
      assertThat(files).anyMatch(file -> file.path().contains(field.name()));
    }
    assertThat(changes()).isZero();
  }

  private WantedField picklist() {
    return wanted().fields().stream()
        .filter(field -> !field.options().isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private List<String> names(String object) {
    return wanted().fields().stream()
        .filter(field -> field.object().equals(object))
        .map(WantedField::name)
        .toList();
  }

  private Wanted with(WantedField picklist, List<WantedOption> options) {
    List<WantedField> fields = new ArrayList<>();
    for (WantedField field : wanted().fields()) {
      fields.add(field.equals(picklist) ? withOptions(field, options) : field);
    }
    return new Wanted(fields, wanted().reads(), wanted().user());
  }

  private static WantedField withOptions(WantedField field, List<WantedOption> options) {
    return new WantedField(
        field.object(),
        field.name(),
        field.type(),
        field.label(),
        field.help(),
        field.length(),
        field.digits(),
        field.scale(),
        options,
        field.formula(),
        field.adopt());
  }
}
