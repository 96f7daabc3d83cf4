package io.perennial.rules;

import io.perennial.mapping.Mapping;
import io.perennial.mapping.path.PathStep;
import io.perennial.mapping.path.ReadField;
import io.perennial.mapping.yaml.Problem;
import io.perennial.mapping.yaml.Problems;
import io.perennial.writeback.TargetRule;
import io.perennial.writeback.WriteBack;
import io.perennial.writeback.WrittenField;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What we conclude may not be what we conclude from. */
final class OwnConclusions {

  private OwnConclusions() {}

  /** Tells each field of ours that a mapping of the same vendor reads, by any way. */
  static void mayNotBeRead(Map<String, Mapping> mappings, WriteBack writeBack, Problems problems) {
    mappings.forEach(
        (vendor, mapping) -> {
          Set<String> ours = new TreeSet<>();
          for (TargetRule rule : writeBack.of(vendor)) {
            rule.fields().stream()
                .map(WrittenField::name)
                .map(OwnConclusions::plain)
                .forEach(ours::add);
          }
          writeBack.tasksOf(vendor).map(rule -> plain(rule.key().name())).ifPresent(ours::add);
          for (ReadField read : mapping.readFields()) {
            if (read.path().steps().stream()
                .map(PathStep::name)
                .map(OwnConclusions::plain)
                .anyMatch(ours::contains)) {
              problems.add(
                  new Problem(
                      read.place(),
                      read.usedBy(),
                      "reads \"%s\", which is one of the fields that we write"
                          .formatted(read.path()),
                      "read the field that people fill in, or take ours out of write-back.yaml"));
            }
          }
        });
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
