package dev.firebreak.roster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.FirebreakTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FirebreakTest
class TeamRightsTest {

    @Autowired
    private TeamRights rights;

    @Autowired
    private Roster roster;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private IdentityService identity;

    @Autowired
    private FilterService filters;

    @Test
    void everybodyIsInTheGroupOfTheirRoleAndInNoOther() {
        for (Person person : roster.people()) {
            assertThat(identity.createGroupQuery().groupMember(person.login()).list())
                    .as(person.login())
                    .extracting(Group::getId)
                    .containsExactlyElementsOf(person.roles());
        }
    }

    @Test
    void applyingTwiceChangesNothing() {
        Map<String, String> before = snapshot();
        rights.apply();
        assertThat(snapshot()).isEqualTo(before);
    }

    @Test
    void whatIsNotGrantedIsTakenAway() {
        Map<String, String> before = snapshot();
        Authorization extra = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        extra.setGroupId("analyst");
        extra.setResource(Resources.DEPLOYMENT);
        extra.setResourceId("*");
        extra.addPermission(Permissions.CREATE);
        authorizations.saveAuthorization(extra);
        identity.createMembership("ben", "management");

        rights.apply();

        assertThat(snapshot()).isEqualTo(before);
        assertThat(identity.createUserQuery().memberOfGroup("management").list())
                .extracting(User::getId)
                .containsExactlyInAnyOrder("marta", "milan");
    }

    @Test
    void nobodyMayDeploy() {
        for (Person person : roster.people()) {
            assertThat(authorizations.isUserAuthorized(
                            person.login(), person.roles(), Permissions.CREATE, Resources.DEPLOYMENT))
                    .as(person.login())
                    .isFalse();
        }
    }

    @Test
    void tasklistHasItsFourFilters() {
        List<Filter> all = filters.createTaskFilterQuery().list();
        assertThat(all)
                .extracting(Filter::getName)
                .containsExactlyInAnyOrder("My tasks", "My groups' tasks", "Overdue", "Drills");
        identity.setAuthentication("anna", List.of("analyst"));
        try {
            for (Filter filter : all) {
                assertThat(filters.list(filter.getId())).as(filter.getName()).isNotNull();
            }
        } finally {
            identity.clearAuthentication();
        }
    }

    private Map<String, String> snapshot() {
        return authorizations.createAuthorizationQuery().list().stream()
                .filter(each -> each.getGroupId() != null)
                .collect(Collectors.toMap(
                        Authorization::getId,
                        each -> each.getGroupId() + " " + each.getResourceType()
                                + " " + each.getResourceId() + " "
                                + List.of(each.getPermissions(Permissions.values()))));
    }
}
