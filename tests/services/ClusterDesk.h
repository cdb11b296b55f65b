#pragma once

#include "services/http/CurlTransport.h"
#include "services/kubernetes/ClusterClient.h"
#include "tests/fixture/HttpFixture.h"
#include "tests/support/Testing.h"

#include <QFile>

namespace ph::testing {

/// What was recorded from a real API server, below tests/data/kubernetes.
inline Json recordedExchange(const QString& name)
{
    QFile file(data(QStringLiteral("kubernetes/%1.json").arg(name)));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no recording %s", qPrintable(name));
    return Json::parse(file.readAll().toStdString());
}

inline Json recordedBody(const QString& name)
{
    return recordedExchange(name).at("response").at("body");
}

/// A watch's events as the lines that they were.
inline std::string recordedLines(const QString& name)
{
    std::string lines;
    for (const Json& each : recordedBody(name))
        lines += each.at("line").dump() + '\n';
    return lines;
}

inline FixtureReply recordedReply(const QString& name)
{
    const Json response = recordedExchange(name).at("response");
    const Json& body = response.at("body");
    FixtureReply reply{.status = response.at("status").get<int>()};
    reply.contentType = response.at("headers").value("Content-Type", "");
    for (const char* header : {"Retry-After", "Warning"}) {
        if (response.at("headers").contains(header))
            reply.headers.push_back({header, response.at("headers").at(header).get<std::string>()});
    }
    if (name.startsWith(QLatin1String("watch_")) && body.is_array())
        reply.body = recordedLines(name);
    else
        reply.body = body.is_string() ? body.get<std::string>() : body.dump();
    return reply;
}

inline FixtureReply jsonReply(const Json& body, int status = 200)
{
    return {.status = status, .body = body.dump()};
}

inline const ResourceKind inferenceServices{QStringLiteral("serving.kserve.io"), QStringLiteral("v1beta1"),
                                            QStringLiteral("inferenceservices"),
                                            QStringLiteral("InferenceService")};

inline ClusterAccess accessTo(const std::string& url, ClusterAccess access = {})
{
    access.server = url;
    return access;
}

/// Soon again, so that tests are short.
inline constexpr RetryPolicy quickly{6, std::chrono::milliseconds(5), std::chrono::milliseconds(1'000)};

/// A client and the server that it speaks to, over real HTTP. The server is ready, whatever `handler` says of
/// the rest.
class ClusterDesk {
public:
    explicit ClusterDesk(HttpFixture::Handler handler, RetryPolicy retry = quickly, ClusterAccess access = {})
        : http([handler = std::move(handler)](const FixtureRequest& request) {
            if (request.path == "/readyz")
                return FixtureReply{.contentType = "text/plain", .body = "ok"};
            return handler(request);
        })
        , transport(makeCurlTransport())
        , credentials(accessTo(http.url(), std::move(access)))
        , client(*transport, credentials, stop.get_token(), retry)
    {
    }

    /// Requests that ask or change something.
    std::vector<FixtureRequest> requests() const
    {
        auto all = http.requests();
        std::erase_if(all, [](const FixtureRequest& each) { return each.path == "/readyz"; });
        return all;
    }

    HttpFixture http;
    std::unique_ptr<HttpTransport> transport;
    ClusterCredentials credentials;
    std::stop_source stop;
    ClusterClient client;
};

} // namespace ph::testing
