#pragma once

#include "models/values/Keys.h"

#include <QStringList>

#include <array>
#include <cstdint>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <vector>

namespace ph {

enum class ObjectKind : std::uint8_t {
    Experiment,
    Run,
    Model,
    ModelVersion,
    Endpoint,
    Release,
    Incident,
    SavedView,
    Connection
};

/// Something that has a name and can be gone to.
struct NamedObject {
    ObjectKind kind = ObjectKind::Run;
    ConnectionId connection = {}; ///< none for what no server has
    QString id;                   ///< a remote id, or that of a release, an incident, a saved view's name
    QString name;
    QString within = {}; ///< what else tells it from others: "fraud-detection · lab"; also searched
    friend bool operator==(const NamedObject&, const NamedObject&) = default;
};

/// Names of up to some millions of objects, laid out to be searched at each key that is pressed. Made once,
/// then only read, by any number of threads. About 110 bytes an object.
class ObjectIndex {
public:
    /// In order of importance: of those that fit equally well the earlier counts. Invalid text is kept as it
    /// is; an object without a name is found by its id.
    void add(const NamedObject& object);
    std::size_t size() const { return groupOf_.size(); }
    NamedObject at(std::size_t index) const;

    struct Hit {
        std::uint32_t index = 0;
        int score = 0; ///< sum over the query's words of wordFit(), 30 for a word that `within` has, and one
        friend bool operator==(const Hit&, const Hit&) = default;
    };
    /// The best `most` for `query`, all of whose words must fit; the best first. Nothing for a query without
    /// words, or when it was stopped. Uses as many threads as there are processors, where there are many
    /// objects.
    std::vector<Hit> find(QStringView query, std::size_t most, const std::stop_token& stop) const;

private:
    struct Group {
        ObjectKind kind;
        ConnectionId connection;
        QString within;
        std::string folded;
    };
    /// Bits of what a folded name has; where one that is wanted lacks, the name need not be looked at.
    struct Marks {
        std::uint64_t letters = 0, pairs = 0; ///< its characters, and which two stand side by side
        std::uint64_t begins = 0; ///< which letter or digit, and which pair, a word of it begins with
    };
    struct Word;
    static Marks marksOf(std::string_view folded);
    static Marks wanted(const std::vector<Word>& words, int enough);
    std::uint32_t groupFor(const NamedObject& object);
    std::string_view folded(std::size_t index) const;
    int bestFitOf(std::size_t index, const Word& word) const;
    int bestScore(std::size_t index, const std::vector<Word>& words) const;
    int score(std::size_t index, const std::vector<Word>& words) const;
    std::vector<Hit> findIn(std::size_t from, std::size_t to, const std::vector<Word>& words,
                            std::size_t most, const std::stop_token& stop) const;

    std::string folded_, names_, ids_; // UTF-8, one behind the other
    std::vector<std::uint64_t> foldedEnds_, nameEnds_, idEnds_;
    std::string firsts_;                                  // what the folded names begin with, a byte each
    std::vector<std::uint64_t> letters_, pairs_, begins_; // Marks of the folded names
    std::vector<std::uint32_t> groupOf_;
    std::vector<Group> groups_;
    std::unordered_map<std::string, std::uint32_t> groupIds_;
};

} // namespace ph
