package io.perennial.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.mapping.yaml.Problem;
import io.perennial.mapping.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShelfTest {

  @TempDir Path directory;

  private final Problems problems = new Problems();

  @Test
  void read_prefersTheDirectoryAndFallsBackToTheJar() throws IOException {
    Files.writeString(directory.resolve("stripe.yaml"), "mine: {}\n");
    Shelf shelf = Shelf.over(directory, problems);

    assertThat(shelf.read("stripe.yaml").orElseThrow().entries()).containsOnlyKeys("mine");
    assertThat(shelf.read("zendesk.yaml").orElseThrow().entries()).containsKey("tickets");
    assertThat(problems.none()).isTrue();
  }

  @Test
  void read_tellsAFileThatIsNowhere() {
    assertThat(Shelf.shipped(problems).read("hubspot.yaml")).isEmpty();
    assertThat(problems.all())
        .extracting(Problem::toString)
        .containsExactly(
            "hubspot.yaml:1 the file: is not there; write it, or correct the connection's type");
  }

  @Test
  void strangers_tellsMisspeltFileNamesOnly() throws IOException {
    Files.writeString(directory.resolve("salesfroce.yaml"), "a: {}\n");
    Files.writeString(directory.resolve("zendesk.yaml"), "a: {}\n");
    Files.writeString(directory.resolve("notes.txt"), "a");
    Shelf shelf = Shelf.over(directory, problems);
    shelf.read("salesforce.yaml");

    shelf.strangers();

    assertThat(problems.all())
        .extracting(Problem::toString)
        .containsExactly(
            "salesfroce.yaml:1 the file: is a file that nothing reads; did you mean"
                + " \"salesforce.yaml\"?");
  }

  @Test
  void strangers_doesNotMindADirectoryThatIsNotThere() {
    Shelf.over(directory.resolve("absent"), problems).strangers();

    assertThat(problems.none()).isTrue();
  }
}
