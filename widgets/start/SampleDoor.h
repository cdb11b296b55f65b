#pragma once

#include "widgets/common/Card.h"

class QPushButton;

namespace ph {

class PlainLabel;
class ProgressLine;

/// Opens the sample workspace, which is made first where it is not there yet.
class SampleDoor : public Card {
    Q_OBJECT
public:
    explicit SampleDoor(QWidget* parent = nullptr);
    void begin();
    void showProgress(const QString& text, qint64 done, qint64 total);
    void end(const QString& said); ///< what came of it; empty: nothing is to be said

Q_SIGNALS:
    void sampleRequested();
    void sampleCancelled();

private:
    QPushButton* open_ = nullptr;
    QPushButton* cancel_ = nullptr;
    ProgressLine* line_ = nullptr;
    PlainLabel* said_ = nullptr;
};

} // namespace ph
