#pragma once

#include "services/kubernetes/ClusterClient.h"

namespace ph {

/// Who the server takes us for.
struct ClusterIdentity {
    QString name; ///< empty: the server cannot tell (before 1.26)
    QString uid;
    QStringList groups;
    friend bool operator==(const ClusterIdentity&, const ClusterIdentity&) = default;
};

/// SelfSubjectReview: authentication.k8s.io/v1, else v1beta1, else unknown. Errors as of ClusterClient.
Result<ClusterIdentity> whoAmI(const ClusterClient& client);

/// Something that one may be allowed to do.
struct AccessQuestion {
    QString verb; ///< "get", "list", "watch", "create", "update", "patch", "delete"
    QString group, resource;
    QString subresource = {};
    QString ns = {};   ///< empty: all namespaces, or what has none
    QString name = {}; ///< empty: all
    friend bool operator==(const AccessQuestion&, const AccessQuestion&) = default;
};
struct AccessAnswer {
    AccessQuestion question;
    bool allowed = false;
    QString reason; ///< the server's, as plain text; often empty where it is not allowed
};

/// SelfSubjectAccessReview of each, in order. Errors as of ClusterClient.
Result<std::vector<AccessAnswer>> mayI(const ClusterClient& client,
                                       const std::vector<AccessQuestion>& questions);

/// What of it is not allowed, as "patch inferenceservices.serving.kserve.io". Errors as of ClusterClient.
Result<QStringList> missingRights(const ClusterClient& client, const std::vector<AccessQuestion>& questions);

/// SelfSubjectRulesReview of one namespace. Where it is `incomplete` (webhook authorisers cannot list their
/// rules), what the rules do not allow may be allowed nevertheless: ask mayI().
struct AccessRules {
    struct Rule {
        QStringList verbs, groups, resources, names; ///< "*" is all; `names` empty: all
    };
    std::vector<Rule> rules;
    bool incomplete = false;
    QString trouble; ///< the server's evaluation error, as plain text

    bool allow(const AccessQuestion& question) const;
};
Result<AccessRules> accessRules(const ClusterClient& client, const QString& ns);

} // namespace ph
