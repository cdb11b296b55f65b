#pragma once

#include "services/http/RestClient.h"
#include "services/kubernetes/LineSplitter.h"

#include <optional>

namespace ph {

/// Reads the events of one watch from the bytes of its stream. See ClusterClient::watch().
class EventReader {
public:
    /// `event` must outlive it.
    EventReader(const std::function<bool(Json&&)>& event, QString where);

    /// False where the stream has come to its end for us.
    bool add(std::string_view bytes);
    /// What ended the stream; `sent` is the transport's view.
    Result<void> end(const std::optional<Error>& sent, const std::stop_token& stop);

private:
    bool take(std::string_view line);

    const std::function<bool(Json&&)>& event_;
    const QString where_;
    LineSplitter lines_;
    std::optional<Error> error_;
    bool unwanted_ = false;
};

/// What a watch with this query may take: the time that it asks for and a little more, silence that a quiet
/// cluster has, any number of bytes.
HttpLimits streamLimits(const QueryItems& query);

} // namespace ph
