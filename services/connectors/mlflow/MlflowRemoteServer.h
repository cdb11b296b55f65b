#pragma once

#include "services/connectors/Connector.h"
#include "services/http/RestClient.h"

#include <mutex>

namespace ph::mlflow {

/// One MLflow server: where its endpoints stand, and what it turned out to be able to do. Learnt once, kept
/// for the connector's life; failures are not kept. Thread-safe.
class RemoteServer {
public:
    /// `location` as the user typed it: a trailing slash, a query and the web interface's "#/…" are dropped.
    explicit RemoteServer(const QString& location);

    const QString& webBase() const { return webBase_; }   ///< "http://host:5000/prefix"
    const std::string& prefix() const { return prefix_; } ///< "" or "/prefix"
    RestClient client(const CallContext& context, RetryPolicy retry = {}) const;

    /// Path of the REST API, "/api/2.0". Behind a prefix three layouts exist: a reverse proxy moves
    /// everything
    /// ("/prefix/api"), `--static-prefix` moves the browser's endpoints only ("/prefix/ajax-api", with "/api"
    /// left at the root). The first that answers is taken. NotFound where none does.
    Result<std::string> apiRoot(const CallContext& context);
    /// apiRoot() + "/mlflow/" + endpoint
    Result<std::string> endpoint(const CallContext& context, std::string_view name);

    /// GET /version, from below the prefix or from the root. The text is remembered.
    Result<HttpResponse> fetchVersion(const CallContext& context, RetryPolicy retry = {});
    /// Major version; 0 where the server does not tell.
    int majorVersion(const CallContext& context);

    enum class Ability { Unknown, Yes, No };
    Ability loggedModels() const;
    void rememberLoggedModels(Ability ability);
    /// To be asked once one of their endpoints was NotFound: true where it is the endpoint that is missing
    /// (servers before version 3), which is remembered.
    bool lacksLoggedModels(const CallContext& context);

private:
    bool isVersionKnown() const; ///< false where asking for it failed: it may be any

    QString webBase_;
    std::string origin_;
    std::string prefix_;
    mutable std::mutex mutex_;
    std::string apiRoot_;
    std::optional<QString> version_;
    Ability loggedModels_ = Ability::Unknown;
};

/// Leading number of "3.6.1.dev0"; 0 where there is none.
int majorVersionOf(const QString& version);
/// The version in a reply to GET /version; empty where it is something else, such as a web page.
QString versionText(std::string_view body);

/// The reply's body where it is JSON, Unreadable otherwise: a proxy's sign-in page is 200 too.
Result<HttpResponse> requireJson(Result<HttpResponse> response, const QString& where);

} // namespace ph::mlflow
