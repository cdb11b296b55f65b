#pragma once

#include <QString>

#include <optional>

namespace ph {

/// A place in the program that a link leads to, besides runs (RunSnippets.h) and comparisons (CompareLink.h).
/// Links come from anywhere, a web page or a mail: they name what is to be shown and nothing else. There is
/// none that starts, changes or asks for anything.
struct PlaceLink {
    enum class Kind { Experiment, Model, Version, Endpoint, Incident, Release, Drift } kind = Kind::Incident;
    QString connection; ///< by name; empty for incidents, releases and drift studies
    QString id; ///< name of an experiment, a model or a drift study, an endpoint's remote id, else the id
    QString version = {}; ///< of the model `id`; empty for the others
    friend bool operator==(const PlaceLink&, const PlaceLink&) = default;
};

/// Whether a text is a link of this program at all, whatever it names.
bool isProgramLink(const QString& text);

/// pilothouse://tour shows the workspace round, where that was not done yet.
inline constexpr char tourLink[] = "pilothouse://tour";
bool isTourLink(const QString& link);

/// pilothouse://experiment/CONNECTION/NAME, pilothouse://model/CONNECTION/NAME,
/// pilothouse://version/CONNECTION/NAME/VERSION, pilothouse://endpoint/CONNECTION/REMOTE-ID,
/// pilothouse://drift/NAME, pilothouse://incident/ID, pilothouse://release/ID; all but ids percent-encoded.
QString placeLink(const PlaceLink& place);

/// None for anything else: other hosts, more or fewer parts, a query or fragment, what is not encoded as
/// placeLink() does, names beyond 512 characters or with control and formatting characters, ids of other
/// characters than letters, digits, '.', '_' and '-', links beyond 4,096 characters.
std::optional<PlaceLink> parsePlaceLink(const QString& link);

} // namespace ph
