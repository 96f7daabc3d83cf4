package io.perennial.sandbox.zendesk.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.state.Entry;
import io.perennial.sandbox.state.Table;
import io.perennial.sandbox.zendesk.account.Account;
import io.perennial.sandbox.zendesk.account.ApiException;
import io.perennial.sandbox.zendesk.rest.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Organisations by key. */
public final class OrganizationResource {

  private final Account account;
  private final OrganizationView view;
  private final OrganizationUpdate update;

  public OrganizationResource(Account account) {
    this.account = account;
    this.view = new OrganizationView(account);
    this.update = new OrganizationUpdate(account);
  }

  /** {@code GET /organizations/{id}}. */
  public Answer get(Request request) {
    return account.read(
        () ->
            one(
                200,
                account
                    .find(Account.ORGANIZATIONS, request.path("id"))
                    .orElseThrow(ApiException::notFound)));
  }

  /** {@code GET /organizations/show_many?ids=}; what is gone is left out. */
  public Answer many(Request request) {
    return account.read(
        () ->
            list(
                request.ids().stream()
                    .map(id -> account.find(Account.ORGANIZATIONS, id))
                    .flatMap(Optional::stream)
                    .toList()));
  }

  /** {@code GET /organizations/search?external_id=}: the whole key, upper and lower case alike. */
  public Answer search(Request request) {
    String externalId = request.call().parameter("external_id").orElse("");
    return account.read(() -> list(byExternalId(externalId).stream().toList()));
  }

  /** {@code PUT /organizations/{id}}. */
  public Answer update(Request request) {
    return account.write(
        () ->
            one(
                200,
                update.apply(
                    request.member(), request.path("id"), request.object("organization"))));
  }

  /** {@code POST /organizations}. */
  public Answer create(Request request) {
    return account.write(
        () -> one(201, update.create(request.member(), request.object("organization"))));
  }

  /** {@code POST /organizations/create_or_update}: finds by {@code id} or {@code external_id}. */
  public Answer createOrUpdate(Request request) {
    ObjectNode sent = request.object("organization");
    return account.write(
        () -> {
          Optional<Entry> known =
              sent.has("id")
                  ? account.find(Account.ORGANIZATIONS, sent.path("id").asText())
                  : byExternalId(sent.path("external_id").asText(""));
          return known
              .map(entry -> one(200, update.apply(request.member(), entry.id(), sent)))
              .orElseGet(() -> one(201, update.create(request.member(), sent)));
        });
  }

  private Optional<Entry> byExternalId(String externalId) {
    Table table = account.table(Account.ORGANIZATIONS);
    return externalId.isEmpty()
        ? Optional.empty()
        : table.findBy("external_id", externalId).stream()
            .filter(handle -> !table.deleted(handle))
            .map(table::entry)
            .findFirst();
  }

  private Answer one(int status, Entry entry) {
    return Answer.json(status, Map.of("organization", view.organization(entry)));
  }

  private Answer list(List<Entry> entries) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("organizations", entries.stream().map(view::organization).toList());
    body.put("next_page", null);
    body.put("previous_page", null);
    body.put("count", entries.size());
    return Answer.json(200, body);
  }
}
