#pragma once

#include "models/values/Error.h"
#include "models/values/LogReading.h"

#include <QWidget>

class QCheckBox;

namespace ph {

class IconButton;
class PlainLabel;
class SearchField;

/// What is looked for in logs, how many lines have it, and the way from one to the next.
class LogSearchBar final : public QWidget {
    Q_OBJECT
public:
    explicit LogSearchBar(QWidget* parent = nullptr);

    LogQuery query() const;
    bool isOnlyFound() const; ///< other lines are not wanted
    /// `place`: of the chosen line among all that were found, from 0; -1: it is none of them.
    void showFound(const LogMatches& matches, qsizetype place);
    void showNothingAsked();
    void showError(const Error& error);
    void focusField();

Q_SIGNALS:
    void queryChanged(); ///< once typing rests
    void onlyFoundChanged();
    void nextRequested();
    void previousRequested();

private:
    void settle();
    SearchField* field_ = nullptr;
    QCheckBox *regex_ = nullptr, *only_ = nullptr;
    PlainLabel* count_ = nullptr;
    IconButton *previous_ = nullptr, *next_ = nullptr;
    LogQuery settled_;
};

} // namespace ph
