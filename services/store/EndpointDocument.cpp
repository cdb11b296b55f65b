#include "services/store/EndpointDocument.h"

#include <nlohmann/json.hpp>

namespace ph {

namespace {

using nlohmann::json;

std::string utf8(const QString& text)
{
    return text.toStdString();
}

void read(const json& object, const char* name, QString& text)
{
    if (const auto it = object.find(name); it != object.end() && it->is_string())
        text = QString::fromStdString(it->get_ref<const std::string&>());
}

template <class Number>
void read(const json& object, const char* name, Number& number)
{
    if (const auto it = object.find(name); it != object.end() && it->is_number())
        number = it->get<Number>();
}

/// A number of an enum whose last value is `last`; another one is of a newer program and stays out.
template <class Enum>
void readEnum(const json& object, const char* name, Enum& value, Enum last)
{
    int number = int(value);
    read(object, name, number);
    if (number >= 0 && number <= int(last))
        value = Enum(number);
}

json textsToJson(const QMap<QString, QString>& texts)
{
    auto object = json::object();
    for (auto it = texts.begin(); it != texts.end(); ++it)
        object[utf8(it.key())] = utf8(it.value());
    return object;
}

void read(const json& object, const char* name, QMap<QString, QString>& texts)
{
    const auto it = object.find(name);
    if (it == object.end() || !it->is_object())
        return;
    for (const auto& [key, value] : it->items()) {
        if (value.is_string())
            texts.insert(QString::fromStdString(key), QString::fromStdString(value.get<std::string>()));
    }
}

template <class T, class ToJson>
json listToJson(const QList<T>& list, ToJson toJson)
{
    auto array = json::array();
    for (const auto& one : list)
        array.push_back(toJson(one));
    return array;
}

template <class T, class Read>
void readList(const json& object, const char* name, QList<T>& list, Read readOne)
{
    const auto it = object.find(name);
    if (it == object.end() || !it->is_array())
        return;
    for (const auto& item : *it) {
        if (!item.is_object())
            continue;
        T one;
        readOne(item, one);
        list.append(one);
    }
}

json toJson(const TrafficShare& share)
{
    return {{"target", utf8(share.target)},
            {"percent", share.percent},
            {"role", int(share.role)},
            {"tag", utf8(share.tag)}};
}

void readShare(const json& object, TrafficShare& share)
{
    read(object, "target", share.target);
    read(object, "percent", share.percent);
    readEnum(object, "role", share.role, TrafficShare::Role::Other);
    read(object, "tag", share.tag);
}

json toJson(const EndpointRevision& revision)
{
    return {{"name", utf8(revision.name)},
            {"model", utf8(revision.model)},
            {"format", utf8(revision.format)},
            {"runtime", utf8(revision.runtime)},
            {"replicas", revision.replicas},
            {"ready", revision.readyReplicas},
            {"resources", textsToJson(revision.resources)},
            {"state", utf8(revision.state)}};
}

void readRevision(const json& object, EndpointRevision& revision)
{
    read(object, "name", revision.name);
    read(object, "model", revision.model);
    read(object, "format", revision.format);
    read(object, "runtime", revision.runtime);
    read(object, "replicas", revision.replicas);
    read(object, "ready", revision.readyReplicas);
    read(object, "resources", revision.resources);
    read(object, "state", revision.state);
}

json toJson(const EndpointCondition& condition)
{
    return {{"type", utf8(condition.type)},     {"status", int(condition.status)},
            {"reason", utf8(condition.reason)}, {"message", utf8(condition.message)},
            {"since", condition.sinceMs},       {"informative", condition.informative ? 1 : 0}};
}

void readCondition(const json& object, EndpointCondition& condition)
{
    read(object, "type", condition.type);
    condition.status = EndpointCondition::Status::Unknown;
    readEnum(object, "status", condition.status, EndpointCondition::Status::Unknown);
    read(object, "reason", condition.reason);
    read(object, "message", condition.message);
    read(object, "since", condition.sinceMs);
    int informative = 0;
    read(object, "informative", informative);
    condition.informative = informative != 0;
}

} // namespace

std::string endpointDocument(const Endpoint& endpoint)
{
    const auto share = [](const TrafficShare& one) { return toJson(one); };
    json object = {{"api_version", utf8(endpoint.apiVersion)},
                   {"kind", utf8(endpoint.objectKind)},
                   {"mode", utf8(endpoint.mode)},
                   {"url", utf8(endpoint.url)},
                   {"declared", listToJson(endpoint.declared, share)},
                   {"observed",
                    {{"source", int(endpoint.observed.source)},
                     {"shares", listToJson(endpoint.observed.shares, share)},
                     {"remark", utf8(endpoint.observed.remark)}}},
                   {"revisions",
                    listToJson(endpoint.revisions, [](const EndpointRevision& one) { return toJson(one); })},
                   {"latest",
                    {{"created", utf8(endpoint.latest.latestCreated)},
                     {"ready", utf8(endpoint.latest.latestReady)},
                     {"rolled_out", utf8(endpoint.latest.latestRolledOut)},
                     {"previous", utf8(endpoint.latest.previousRolledOut)}}},
                   {"conditions", listToJson(endpoint.conditions,
                                             [](const EndpointCondition& one) { return toJson(one); })},
                   {"git_ops", utf8(endpoint.gitOps)},
                   {"uid", utf8(endpoint.uid)},
                   {"resource_version", utf8(endpoint.resourceVersion)},
                   {"generation", endpoint.generation},
                   {"observed_generation", endpoint.observedGeneration},
                   {"created", endpoint.createdMs},
                   {"being_deleted", endpoint.beingDeleted ? 1 : 0},
                   {"labels", textsToJson(endpoint.labels)}};
    if (endpoint.served)
        object["served"] = {{"model", utf8(endpoint.served->model)},
                            {"version", utf8(endpoint.served->version)}};
    if (endpoint.lastChange)
        object["last_change"] = {{"manager", utf8(endpoint.lastChange->manager)},
                                 {"at", endpoint.lastChange->atMs}};
    return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

void readEndpointDocument(Endpoint& endpoint, std::string_view document)
{
    const auto object = json::parse(document, nullptr, false);
    if (!object.is_object())
        return;
    const auto below = [&](const char* name) {
        const auto it = object.find(name);
        return it != object.end() && it->is_object() ? *it : json::object();
    };
    read(object, "api_version", endpoint.apiVersion);
    read(object, "kind", endpoint.objectKind);
    read(object, "mode", endpoint.mode);
    read(object, "url", endpoint.url);
    readList(object, "declared", endpoint.declared, readShare);
    const auto observed = below("observed");
    readEnum(observed, "source", endpoint.observed.source, ObservedTraffic::Source::Metrics);
    readList(observed, "shares", endpoint.observed.shares, readShare);
    read(observed, "remark", endpoint.observed.remark);
    readList(object, "revisions", endpoint.revisions, readRevision);
    const auto latest = below("latest");
    read(latest, "created", endpoint.latest.latestCreated);
    read(latest, "ready", endpoint.latest.latestReady);
    read(latest, "rolled_out", endpoint.latest.latestRolledOut);
    read(latest, "previous", endpoint.latest.previousRolledOut);
    readList(object, "conditions", endpoint.conditions, readCondition);
    if (const auto served = below("served"); !served.empty()) {
        endpoint.served.emplace();
        read(served, "model", endpoint.served->model);
        read(served, "version", endpoint.served->version);
    }
    if (const auto change = below("last_change"); !change.empty()) {
        endpoint.lastChange.emplace();
        read(change, "manager", endpoint.lastChange->manager);
        read(change, "at", endpoint.lastChange->atMs);
    }
    read(object, "git_ops", endpoint.gitOps);
    read(object, "uid", endpoint.uid);
    read(object, "resource_version", endpoint.resourceVersion);
    read(object, "generation", endpoint.generation);
    read(object, "observed_generation", endpoint.observedGeneration);
    read(object, "created", endpoint.createdMs);
    int beingDeleted = 0;
    read(object, "being_deleted", beingDeleted);
    endpoint.beingDeleted = beingDeleted != 0;
    read(object, "labels", endpoint.labels);
}

} // namespace ph
