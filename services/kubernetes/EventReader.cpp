#include "services/kubernetes/EventReader.h"

#include "services/kubernetes/KubeText.h"
#include "services/kubernetes/StatusError.h"

#include <limits>

namespace ph {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t longestLine = 8u << 20;
constexpr auto lateAnswer = 30s; ///< beyond what a server was given for a stream
/// Bookmarks come about every minute: two may get lost.
constexpr auto quietStream = 180s;

std::string_view valueOf(const QueryItems& query, std::string_view name)
{
    for (const auto& [each, value] : query) {
        if (each == name)
            return value;
    }
    return {};
}

} // namespace

EventReader::EventReader(const std::function<bool(Json&&)>& event, QString where)
    : event_(event)
    , where_(std::move(where))
    , lines_(longestLine)
{
}

bool EventReader::add(std::string_view bytes)
{
    return lines_.add(bytes, [this](std::string_view line) { return take(line); });
}

Result<void> EventReader::end(const std::optional<Error>& sent, const std::stop_token& stop)
{
    if (lines_.tooLong())
        return fail(ErrorKind::Unreadable, where_,
                    kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "an event is longer than %1 bytes"))
                        .arg(longestLine));
    if (error_)
        return fail(*error_);
    if (unwanted_)
        return {};
    if (stop.stop_requested())
        return fail(ErrorKind::Cancelled, where_);
    if (sent)
        return fail(*sent);
    if (!lines_.rest().empty() && !take(lines_.rest()) && error_)
        return fail(*error_);
    return {};
}

bool EventReader::take(std::string_view line)
{
    auto json = parseJson(line, where_);
    if (!json) {
        error_ = json.error();
        return false;
    }
    const bool isEvent = json->is_object() && json->contains("type") && (*json)["type"].is_string() &&
                         json->contains("object") && (*json)["object"].is_object();
    if (!isEvent) {
        error_ = Error::make(ErrorKind::Unreadable, where_,
                             kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "a line is no watch event")));
        return false;
    }
    if ((*json)["type"] == "ERROR") {
        error_ = statusError((*json)["object"], where_);
        return false;
    }
    unwanted_ = !event_(std::move(*json));
    return !unwanted_;
}

HttpLimits streamLimits(const QueryItems& query)
{
    const auto asked = std::chrono::seconds(
        QByteArray::fromStdString(std::string(valueOf(query, "timeoutSeconds"))).toInt());
    HttpLimits limits;
    limits.totalTimeout = asked + lateAnswer;
    limits.stallTimeout = valueOf(query, "allowWatchBookmarks") == "true"
                              ? std::min<std::chrono::milliseconds>(limits.totalTimeout, quietStream)
                              : limits.totalTimeout;
    limits.maxBodyBytes = std::numeric_limits<std::size_t>::max();
    return limits;
}

} // namespace ph
