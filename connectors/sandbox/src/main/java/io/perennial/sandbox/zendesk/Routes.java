package io.perennial.sandbox.zendesk;

import static io.perennial.sandbox.zendesk.rest.Api.BASE;

import io.perennial.sandbox.engine.Router;
import io.perennial.sandbox.zendesk.account.Account;
import io.perennial.sandbox.zendesk.account.Quirks;
import io.perennial.sandbox.zendesk.export.CursorExport;
import io.perennial.sandbox.zendesk.export.Listing;
import io.perennial.sandbox.zendesk.export.OrganizationExport;
import io.perennial.sandbox.zendesk.job.Jobs;
import io.perennial.sandbox.zendesk.record.CommentResource;
import io.perennial.sandbox.zendesk.record.OrganizationResource;
import io.perennial.sandbox.zendesk.record.OrganizationUpdate;
import io.perennial.sandbox.zendesk.record.OrganizationView;
import io.perennial.sandbox.zendesk.record.SideLoads;
import io.perennial.sandbox.zendesk.record.TicketResource;
import io.perennial.sandbox.zendesk.record.TicketUpdate;
import io.perennial.sandbox.zendesk.record.TicketView;
import io.perennial.sandbox.zendesk.record.UserResource;
import io.perennial.sandbox.zendesk.record.UserView;
import io.perennial.sandbox.zendesk.rest.Resource;
import io.perennial.sandbox.zendesk.setup.FieldResource;
import io.perennial.sandbox.zendesk.setup.Rules;
import io.perennial.sandbox.zendesk.setup.SetupResource;
import io.perennial.sandbox.zendesk.webhook.Webhooks;
import java.util.Map;

/** The map of the API: which path leads where. */
final class Routes {

  private static final String EXPORT = BASE + "/incremental";
  private static final String TICKETS = BASE + "/tickets";
  private static final String ORGANIZATIONS = BASE + "/organizations";

  private final Router<Resource> router = new Router<>();

  Router<Resource> router() {
    return router;
  }

  Routes exports(Account account, Quirks quirks) {
    SideLoads sideLoads = new SideLoads(account, quirks.embedsMetricSets());
    UserView users = new UserView(account);
    CursorExport tickets = new CursorExport(account, quirks, Account.TICKETS, sideLoads::of);
    CursorExport people =
        new CursorExport(
            account,
            quirks,
            Account.USERS,
            (items, include) -> Map.of("users", items.stream().map(users::user).toList()));
    OrganizationExport organizations = new OrganizationExport(account, quirks);
    on("GET", EXPORT + "/tickets/cursor", ((Resource) tickets::answer).forAdmins());
    on("GET", EXPORT + "/users/cursor", ((Resource) people::answer).forAdmins());
    on("GET", EXPORT + "/organizations", ((Resource) organizations::answer).forAdmins());
    return this;
  }

  Routes records(Account account, Quirks quirks) {
    TicketResource tickets =
        new TicketResource(account, new SideLoads(account, quirks.embedsMetricSets()));
    OrganizationResource organizations = new OrganizationResource(account);
    TicketView ticket = new TicketView(account);
    OrganizationView organization = new OrganizationView(account);
    on(
        "GET",
        TICKETS,
        new Listing(
                account, Account.TICKETS, entries -> entries.stream().map(ticket::ticket).toList())
            ::answer);
    on(
        "GET",
        ORGANIZATIONS,
        new Listing(
                account,
                Account.ORGANIZATIONS,
                entries -> entries.stream().map(organization::organization).toList())
            ::answer);
    on("GET", TICKETS + "/show_many", tickets::many);
    on("GET", TICKETS + "/{id}", tickets::get);
    on("GET", TICKETS + "/{id}/comments", new CommentResource(account)::list);
    on("GET", BASE + "/users/{id}", new UserResource(account)::get);
    on("PUT", TICKETS + "/{id}", tickets::update);
    on("GET", ORGANIZATIONS + "/show_many", organizations::many);
    on("GET", ORGANIZATIONS + "/search", organizations::search);
    on("GET", ORGANIZATIONS + "/{id}", organizations::get);
    on("PUT", ORGANIZATIONS + "/{id}", organizations::update);
    on("POST", ORGANIZATIONS, organizations::create);
    on("POST", ORGANIZATIONS + "/create_or_update", organizations::createOrUpdate);
    return this;
  }

  Routes jobs(Account account, Jobs jobs) {
    TicketUpdate tickets = new TicketUpdate(account);
    OrganizationUpdate organizations = new OrganizationUpdate(account);
    on(
        "PUT",
        TICKETS + "/update_many",
        request -> jobs.updateMany(request, "ticket", "tickets", tickets::apply));
    on(
        "PUT",
        ORGANIZATIONS + "/update_many",
        request -> jobs.updateMany(request, "organization", "organizations", organizations::apply));
    on("GET", BASE + "/job_statuses", jobs::all);
    on("GET", BASE + "/job_statuses/show_many", jobs::many);
    on("GET", BASE + "/job_statuses/{id}", jobs::get);
    return this;
  }

  Routes setup(Account account, SetupResource setup, Rules rules) {
    fields(new FieldResource(account, true), BASE + "/ticket_fields");
    fields(new FieldResource(account, false), BASE + "/organization_fields");
    on("GET", BASE + "/ticket_forms", setup::forms);
    on("PUT", BASE + "/ticket_forms/{id}", ((Resource) setup::updateForm).forAdmins());
    on("GET", BASE + "/triggers", rules::triggers);
    on("GET", BASE + "/triggers/active", rules::triggers);
    on("GET", BASE + "/automations", rules::automations);
    on("GET", BASE + "/automations/active", rules::automations);
    on("GET", BASE + "/users/me", setup::me);
    on("GET", BASE + "/account/settings", setup::settings);
    on("GET", BASE + "/brands", setup::brands);
    return this;
  }

  Routes webhooks(Webhooks webhooks) {
    on("POST", BASE + "/webhooks", ((Resource) webhooks::create).forAdmins());
    on("GET", BASE + "/webhooks", ((Resource) webhooks::list).forAdmins());
    on("GET", BASE + "/webhooks/{id}/signing_secret", ((Resource) webhooks::secret).forAdmins());
    on("PUT", BASE + "/webhooks/{id}", ((Resource) webhooks::update).forAdmins());
    on("DELETE", BASE + "/webhooks/{id}", ((Resource) webhooks::delete).forAdmins());
    return this;
  }

  private void fields(FieldResource fields, String path) {
    on("GET", path, fields::list);
    on("GET", path + "/{id}", fields::get);
    on("POST", path, ((Resource) fields::create).forAdmins());
    on("PUT", path + "/{id}", ((Resource) fields::update).forAdmins());
  }

  private void on(String method, String path, Resource resource) {
    router.on(method, path, resource);
  }
}
