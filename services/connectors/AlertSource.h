#pragma once

#include "models/values/Alert.h"
#include "models/values/ItemFault.h"
#include "models/values/Silence.h"
#include "services/connectors/Connector.h"

namespace ph {

/// Items, and those that could not be read beside them.
template <class T>
struct Sifted {
    std::vector<T> items;
    std::vector<ItemFault> faults = {};
};

class AlertSource {
public:
    virtual ~AlertSource() = default;
    /// What holds now; what is over is not in it.
    virtual Result<Sifted<Alert>> fetchAlerts(const CallContext& context) = 0;
};

/// Who is told of alerts, and what keeps them from being told.
class SilenceSource {
public:
    virtual ~SilenceSource() = default;
    virtual Result<Sifted<AlertGroup>> fetchAlertGroups(const CallContext& context) = 0;
    /// Those that are over, too, for as long as the system keeps them.
    virtual Result<Sifted<Silence>> fetchSilences(const CallContext& context) = 0;
    /// NotFound where there is none.
    virtual Result<Silence> fetchSilence(const CallContext& context, const QString& id) = 0;
};

/// What came of a change that was asked for once.
struct SilenceOutcome {
    QString id;
    std::optional<Silence> seen = std::nullopt; ///< as it was looked at afterwards; none: that failed
    enum class Answer { Came, Lost } answer = Answer::Came; ///< Lost: what was `seen` says that it was done
};

/// Changes what people are told. Every call: Forbidden where the connection's owner has not switched control
/// on. Each asks for its change exactly once. Where the answer is lost it looks whether it was done; where
/// that is not so, or cannot be seen, the error says so.
class AlertControl {
public:
    virtual ~AlertControl() = default;
    /// Invalid as of checkedSilence(), and with the system's own words.
    virtual Result<SilenceOutcome> addSilence(const CallContext& context, const SilenceAsk& ask) = 0;
    /// Ends it now. NotFound where there is none.
    virtual Result<SilenceOutcome> expireSilence(const CallContext& context, const QString& id) = 0;
};

} // namespace ph
