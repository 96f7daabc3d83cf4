package io.perennial.sandbox.salesforce.page;

import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.page.Service;
import io.perennial.sandbox.page.ServiceClient;
import io.perennial.sandbox.salesforce.org.ApiException;
import io.perennial.sandbox.salesforce.org.Org;
import io.perennial.sandbox.salesforce.org.RecordRow;
import io.perennial.sandbox.salesforce.org.SalesforceUser;
import io.perennial.sandbox.salesforce.ui.VisibleRecords;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Plays the Apex class {@code PerennialContext}: the look-alike runs no Apex, and does as that
 * class says. Without a named credential nobody answers.
 */
public final class ContextClass {

  /** How components import it. */
  static final String READ = "PerennialContext.read";

  private static final String CONTEXT = "/api/v1/context?salesforceAccountId=";
  private static final int SILENCE = 0;
  private static final int UNKNOWN = 404;

  private final Org org;
  private final VisibleRecords records;
  private final ServiceClient client = new ServiceClient();
  private volatile Optional<Service> credential = Optional.empty();

  public ContextClass(Org org) {
    this.org = org;
    this.records = new VisibleRecords(org);
  }

  /** Makes the named credential; may be done again. */
  public void allow(Service service) {
    credential = Optional.of(service);
  }

  /** Whether the org may ask. */
  boolean allowed() {
    return credential.isPresent();
  }

  /** The context of a record's account, as one person may ask for it. */
  Answer read(SalesforceUser person, String recordId) {
    Optional<String> account = org.read(() -> account(person, recordId));
    if (account.isEmpty()) {
      return told(UNKNOWN, null);
    }
    return credential
        .flatMap(service -> ask(service, account.get()))
        .map(answer -> told(answer.statusCode(), answer.body()))
        .orElseGet(() -> told(SILENCE, null));
  }

  private Optional<String> account(SalesforceUser person, String recordId) {
    RecordRow row;
    try {
      row = records.find(person, recordId);
    } catch (ApiException unseen) {
      return Optional.empty();
    }
    return switch (row.object().name()) {
      case "Account" -> Optional.of(row.id());
      case "Opportunity" ->
          Optional.ofNullable(row.stored().get("AccountId")).map(Object::toString);
      default -> Optional.empty();
    };
  }

  private Optional<HttpResponse<String>> ask(Service service, String account) {
    return client.send(
        HttpRequest.newBuilder(service.address().resolve(CONTEXT + account))
            .timeout(ServiceClient.PATIENCE)
            .header("Authorization", "Bearer " + service.token())
            .header("Accept", "application/json")
            .build());
  }

  private static Answer told(int status, @Nullable String body) {
    Map<String, @Nullable Object> answer = new HashMap<>();
    answer.put("status", status);
    answer.put("body", body);
    return Answer.json(200, answer);
  }
}
