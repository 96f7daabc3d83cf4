package io.perennial.connector.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.connector.CheckResult;
import io.perennial.connector.Connector;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.Usage;
import io.perennial.connector.salesforce.call.SalesforceClient;
import io.perennial.connector.target.FieldSchema;
import io.perennial.connector.target.ObjectSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Looks at login, calls left, rights to records and fields, and what runs when we write.
 *
 * <p>Flows are not looked at: which of them run on an update is not told by one query.
 */
final class SalesforceCheck {

  private static final String LET_SEE =
      "give the permission set Perennial Integration to the user, or change the mapping";

  private final Connector connector;
  private final SalesforceSchema schema;
  private final SalesforceClient client;

  SalesforceCheck(Connector connector, SalesforceSchema schema, SalesforceClient client) {
    this.connector = connector;
    this.schema = schema;
    this.client = client;
  }

  List<CheckResult> run(Usage usage) {
    List<CheckResult> results = new ArrayList<>();
    try {
      results.add(CheckResult.ok("login", "organisation " + connector.identity()));
      results.add(callsLeft());
    } catch (ConnectorException failed) {
      results.add(failed("login", failed));
      return results;
    }
    usage
        .reads()
        .forEach(
            (stream, fields) -> look(connector.source().object(stream), fields, false, results));
    usage.writes().forEach((object, fields) -> look(object, fields, true, results));
    results.addAll(new SalesforceRights(client).viewAll(objects(usage)));
    results.addAll(
        new SalesforceRules(client).runOnWritesTo(new TreeSet<>(usage.writes().keySet())));
    return results;
  }

  private SortedSet<String> objects(Usage usage) {
    TreeSet<String> objects = new TreeSet<>(usage.writes().keySet());
    usage.reads().keySet().forEach(stream -> objects.add(connector.source().object(stream)));
    return objects;
  }

  private CheckResult callsLeft() {
    JsonNode calls = client.get("/limits/").path("DailyApiRequests");
    long left = calls.path("Remaining").asLong();
    long total = calls.path("Max").asLong();
    String found = "%,d of %,d calls left in 24 hours".formatted(left, total);
    return left * 5 >= total
        ? CheckResult.ok("API calls", found)
        : CheckResult.warn(
            "API calls",
            found + ": syncs may have to wait",
            "find out which application uses them, or raise the org's allocation");
  }

  private void look(
      String object, SortedSet<String> fields, boolean write, List<CheckResult> results) {
    ObjectSchema seen;
    try {
      seen = schema.describe(object);
    } catch (ConnectorException failed) {
      results.add(failed("object " + object, failed));
      return;
    }
    int before = results.size();
    for (String name : fields) {
      String thing = "field %s.%s".formatted(object, name);
      Optional<FieldSchema> field = seen.field(name.split("\\.")[0]);
      if (field.isEmpty()) {
        results.add(
            write
                ? CheckResult.fail(
                    thing, "is not there for us: nothing is written to it", "run install")
                : CheckResult.fail(thing, "is not there for us: it stays unknown", LET_SEE));
      } else if (write && !field.get().writable()) {
        results.add(CheckResult.fail(thing, "is read-only for us: it stays as it is", LET_SEE));
      }
    }
    if (results.size() == before) {
      results.add(
          CheckResult.ok(
              "object " + object,
              "%d fields can be %s".formatted(fields.size(), write ? "written" : "read")));
    }
  }

  private static CheckResult failed(String thing, ConnectorException failure) {
    return CheckResult.fail(thing, String.valueOf(failure.getMessage()), failure.mend());
  }
}
