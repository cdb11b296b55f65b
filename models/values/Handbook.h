#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace ph {

/// Where something stands in the handbook: "drift#psi". Without an anchor: the chapter's beginning.
struct HandbookPlace {
    QString chapter;
    QString anchor = {};
    QString text() const { return anchor.isEmpty() ? chapter : chapter + u'#' + anchor; }
    friend bool operator==(const HandbookPlace&, const HandbookPlace&) = default;
};

/// What a link of a chapter says ("drift.md#psi", "../drift.md", "#psi") or a topic ("drift#psi"), as seen
/// from `here`. Nothing in it of a link that leads out of the handbook.
HandbookPlace handbookPlace(const QString& link, const QString& here = {});

/// A part of a chapter that can be linked to and is found by itself.
struct HandbookSection {
    QString anchor; ///< what `<a id="…"></a>` before the heading says, else the heading as GitHub makes links
                    ///< of it
    QString title;
    int level = 1; ///< 1 to 6
    QString words; ///< what stands below it up to the next heading, without marks
};

struct HandbookChapter {
    QString id;                           ///< its file's name without ".md"
    QString title;                        ///< its first heading
    QString markdown;                     ///< without the lines that only name anchors
    QList<HandbookSection> sections = {}; ///< one a heading, in order
    QString folder = {};                  ///< of its file and its pictures, within the handbook: "", "zh_CN/"
    enum class Language { AsAsked, English } language = Language::AsAsked;

    int sectionOf(const QString& anchor) const; ///< -1: there is none
};

/// Chapters under one heading of the table of contents.
struct HandbookGroup {
    QString title;
    QStringList chapters; ///< ids
    QStringList titles;   ///< of each, as the table of contents says it
};

struct Handbook {
    QList<HandbookGroup> groups = {};
    QList<HandbookChapter> chapters = {}; ///< in the order of the groups

    const HandbookChapter* chapter(const QString& id) const; ///< null: there is none
    bool has(const HandbookPlace& place) const;
};

HandbookChapter readHandbookChapter(const QString& id, const QString& markdown);

/// The table of contents: a group a heading of the second level, in it a chapter an item "- [Title](id.md)".
QList<HandbookGroup> readHandbookGroups(const QString& markdown);

/// The addresses of all links and pictures outside of code.
QStringList handbookLinks(const QString& markdown);

} // namespace ph
