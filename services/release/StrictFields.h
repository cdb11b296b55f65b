#pragma once

#include "services/release/IsoTime.h"
#include "services/release/PlanDocument.h"

#include <set>

namespace ph {

/// Reads the members of one JSON object, each once. The first thing that is wrong sticks; refuseOthers() ends
/// the reading: it finds members that nobody asked for.
class StrictFields {
public:
    StrictFields(const nlohmann::json& json, nlohmann::json::json_pointer pointer, const Locate& locate,
                 std::optional<Error>& failure, const QString& where)
        : json_(json)
        , pointer_(std::move(pointer))
        , locate_(locate)
        , failure_(failure)
        , where_(where)
    {
        if (!json_.is_object())
            complain(pointer_, QStringLiteral("A mapping is expected here"));
    }

    /// Of a member that may be left out.
    bool has(const char* name) const { return json_.is_object() && json_.contains(name); }

    QString text(const char* name)
    {
        const auto* value = member(name);
        if (!value)
            return {};
        if (!value->is_string()) {
            complain(pointer_ / name, QStringLiteral("\"%1\" must be a text").arg(QLatin1String(name)));
            return {};
        }
        return QString::fromStdString(value->get_ref<const std::string&>());
    }

    void integer(const char* name, std::int64_t& into)
    {
        const auto* value = member(name);
        if (!value)
            return;
        if (!value->is_number_integer())
            return complain(pointer_ / name,
                            QStringLiteral("\"%1\" must be a whole number").arg(QLatin1String(name)));
        into = value->get<std::int64_t>();
    }

    void number(const char* name, double& into)
    {
        const auto* value = member(name);
        if (!value)
            return;
        if (!value->is_number())
            return complain(pointer_ / name,
                            QStringLiteral("\"%1\" must be a number").arg(QLatin1String(name)));
        into = value->get<double>();
    }

    /// As isoText() writes it.
    std::int64_t time(const char* name)
    {
        const auto moment = fromIsoText(text(name));
        if (!moment)
            complain(pointer_ / name, QStringLiteral("\"%1\" is no time").arg(QLatin1String(name)));
        return moment.value_or(noTime);
    }

    /// Written in the one way that it is written: nothing can be changed in it unseen.
    QByteArray base64(const char* name)
    {
        const auto encoded = text(name).toLatin1();
        auto bytes = QByteArray::fromBase64(encoded);
        if (bytes.toBase64() != encoded)
            complain(pointer_ / name, QStringLiteral("\"%1\" is no base64").arg(QLatin1String(name)));
        return bytes;
    }

    /// A text out of a fixed set.
    template <class Kind, std::size_t n>
    Kind oneOf(const char* name, const std::array<const char*, n>& names)
    {
        const auto word = text(name);
        for (std::size_t i = 0; i < n; ++i) {
            if (word == QLatin1String(names[i]))
                return Kind(i);
        }
        complain(pointer_ / name, QStringLiteral("\"%1\" cannot be \"%2\"").arg(QLatin1String(name), word));
        return {};
    }

    template <class Read>
    void object(const char* name, Read&& read)
    {
        if (const auto* value = member(name))
            read(StrictFields(*value, pointer_ / name, locate_, failure_, where_));
    }

    template <class Read>
    void list(const char* name, Read&& read)
    {
        const auto* value = member(name);
        if (!value)
            return;
        if (!value->is_array())
            return complain(pointer_ / name,
                            QStringLiteral("\"%1\" must be a list").arg(QLatin1String(name)));
        for (std::size_t i = 0; i < value->size(); ++i)
            read(StrictFields((*value)[i], pointer_ / name / i, locate_, failure_, where_));
    }

    void refuseOthers()
    {
        if (!json_.is_object())
            return;
        for (auto it = json_.begin(); it != json_.end(); ++it) {
            if (!asked_.contains(it.key()))
                complain(pointer_ / it.key(),
                         QStringLiteral("Unknown key \"%1\"").arg(QString::fromStdString(it.key())));
        }
    }

    void complainAbout(const char* name, const QString& what) { complain(pointer_ / name, what); }

private:
    const nlohmann::json* member(const char* name)
    {
        asked_.insert(name);
        if (!json_.is_object())
            return nullptr;
        const auto found = json_.find(name);
        if (found != json_.end())
            return &*found;
        complain(pointer_, QStringLiteral("\"%1\" is missing").arg(QLatin1String(name)));
        return nullptr;
    }

    void complain(const nlohmann::json::json_pointer& place, const QString& what)
    {
        if (failure_)
            return;
        auto located = locate_ ? locate_(place) : QString();
        if (located.isEmpty())
            located = QString::fromStdString(place.to_string());
        failure_ =
            Error::make(ErrorKind::Invalid, where_,
                        located.isEmpty() ? what + u'.' : QStringLiteral("%1: %2.").arg(located, what));
    }

    const nlohmann::json& json_;
    nlohmann::json::json_pointer pointer_;
    const Locate& locate_;
    std::optional<Error>& failure_;
    const QString& where_;
    std::set<std::string> asked_;
};

} // namespace ph
