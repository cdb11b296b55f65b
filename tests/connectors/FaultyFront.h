#pragma once

#include "services/http/CurlTransport.h"
#include "tests/fixture/HttpFixture.h"
#include "tests/fixture/MlflowFixture.h"

#include <nlohmann/json.hpp>

namespace ph::testing {

/// Stands before an API server that is well and spoils its answers. Watches are not passed on.
class FaultyFront {
public:
    explicit FaultyFront(std::string upstream)
        : upstream_(std::move(upstream))
        , http_([this](const FixtureRequest& request) { return answer(request); })
    {
    }

    QString url() const { return QString::fromStdString(http_.url()); }
    HttpFixture& http() { return http_; }

    /// Of requests whose path begins so; "" is all.
    void setFault(const std::string& prefix, const Fault& fault)
    {
        const std::scoped_lock lock(mutex_);
        prefix_ = prefix;
        fault_ = fault;
        hits_ = 0;
    }
    /// How many requests the fault has hit.
    int hits() const
    {
        const std::scoped_lock lock(mutex_);
        return hits_;
    }

private:
    std::optional<Fault> take(const FixtureRequest& request)
    {
        const std::scoped_lock lock(mutex_);
        if (!fault_ || !request.path.starts_with(prefix_) || (fault_->times >= 0 && hits_ >= fault_->times))
            return std::nullopt;
        ++hits_;
        return fault_;
    }

    FixtureReply passOn(FixtureRequest asked)
    {
        HttpRequest request;
        request.method = asked.method;
        request.url = upstream_ + asked.target;
        request.body = asked.body;
        for (const auto* name : {"accept", "content-type"}) {
            if (const auto value = asked.header(name); !value.empty())
                request.headers.push_back({name, value});
        }
        request.credentials.authorization = asked.header("authorization");
        const auto response = transport_->send(request, {});
        if (!response)
            return {.status = 502};
        return {.status = response->status,
                .contentType = std::string(response->header("Content-Type")),
                .body = response->body};
    }

    FixtureReply answer(const FixtureRequest& request)
    {
        using Kind = Fault::Kind;
        const auto fault = take(request);
        if (!fault)
            return passOn(request);
        FixtureReply page{.contentType = "text/html", .body = "<html><body>a proxy</body></html>"};
        switch (fault->kind) {
        case Kind::Status:
            page.status = fault->status;
            if (fault->retryAfterSeconds >= 0)
                page.headers.push_back({"Retry-After", std::to_string(fault->retryAfterSeconds)});
            return page;
        case Kind::WrongType:
            return page;
        case Kind::Redirect:
            page.status = 302;
            page.headers.push_back({"Location", fault->location + request.target});
            return page;
        case Kind::DeepNesting:
            return {.body = std::string(100'000, '[') + std::string(100'000, ']')};
        case Kind::Hang:
            return {.hang = true};
        default:
            return spoilt(request, *fault);
        }
    }

    FixtureReply spoilt(const FixtureRequest& request, const Fault& fault)
    {
        using Kind = Fault::Kind;
        auto asked = request;
        if (fault.kind == Kind::EndlessPages) { // every page is the first
            const auto rest = asked.target.find("&continue=");
            asked.target.erase(std::min(rest, asked.target.size()));
        }
        auto reply = passOn(asked);
        switch (fault.kind) {
        case Kind::Truncated:
            reply.body.resize(reply.body.size() / 2);
            break;
        case Kind::MidBodyDrop:
            reply.dropAfterBytes = reply.body.size() / 2;
            break;
        case Kind::SlowBody:
            reply.pauseEachKib = fault.pause;
            break;
        case Kind::UnknownFields:
        case Kind::EndlessPages: {
            auto body = nlohmann::json::parse(reply.body);
            if (fault.kind == Kind::UnknownFields)
                addUnknownFields(body);
            else
                body["metadata"]["continue"] =
                    fault.token == Fault::Token::Same ? "again" : "again-" + std::to_string(hits());
            reply.body = body.dump();
            break;
        }
        default:
            break;
        }
        return reply;
    }

    /// What a newer server says besides. Maps of the user's own words stay: nothing of the server's is in
    /// them.
    static void addUnknownFields(nlohmann::json& node)
    {
        if (node.is_array()) {
            for (auto& item : node)
                addUnknownFields(item);
        }
        if (!node.is_object())
            return;
        for (auto& [key, value] : node.items()) {
            if (key != "labels" && key != "annotations" && key != "fieldsV1")
                addUnknownFields(value);
        }
        node["aaaFuture"] = {{"list", {1, nullptr, {{"deep", true}}}}, {"text", "\xE6\x9C\xAA\xE6\x9D\xA5"}};
        node["zzzFuture"] = {1.5, "x", nlohmann::json::object()};
    }

    const std::string upstream_;
    const std::unique_ptr<HttpTransport> transport_ = makeCurlTransport();
    mutable std::mutex mutex_;
    std::string prefix_;
    std::optional<Fault> fault_;
    int hits_ = 0;
    HttpFixture http_; // last: it answers as soon as it is there, and no more before the rest goes
};

} // namespace ph::testing
