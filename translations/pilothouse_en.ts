<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>Associations</name>
    <message numerus="yes">
        <source>This is association, not cause: a key may only go along with what really made %1 better, and keys that were changed together cannot be told apart. q is the p value after allowing for %Ln keys tested.</source>
        <translation>
            <numerusform>This is association, not cause: a key may only go along with what really made %1 better, and keys that were changed together cannot be told apart. q is the p value after allowing for %Ln key tested.</numerusform>
            <numerusform>This is association, not cause: a key may only go along with what really made %1 better, and keys that were changed together cannot be told apart. q is the p value after allowing for %Ln keys tested.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are the same in every run</source>
        <translation>
            <numerusform>%Ln is the same in every run</numerusform>
            <numerusform>%Ln are the same in every run</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are in fewer than 5 runs</source>
        <translation>
            <numerusform>%Ln is in fewer than 5 runs</numerusform>
            <numerusform>%Ln are in fewer than 5 runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln have a value of their own in most runs</source>
        <translation>
            <numerusform>%Ln has a value of its own in most runs</numerusform>
            <numerusform>%Ln have a value of their own in most runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys were not tested: %1.</source>
        <translation>
            <numerusform>%Ln key was not tested: %1.</numerusform>
            <numerusform>%Ln keys were not tested: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AxisColumn</name>
    <message numerus="yes">
        <source>%Ln lack %1</source>
        <translation>
            <numerusform>%Ln lacks %1</numerusform>
            <numerusform>%Ln lack %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are NaN in %1</source>
        <translation>
            <numerusform>%Ln is NaN in %1</numerusform>
            <numerusform>%Ln are NaN in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are infinite in %1</source>
        <translation>
            <numerusform>%Ln is infinite in %1</numerusform>
            <numerusform>%Ln are infinite in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are not positive in %1</source>
        <translation>
            <numerusform>%Ln is not positive in %1</numerusform>
            <numerusform>%Ln are not positive in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln is not read yet</source>
        <translation>
            <numerusform>%1 of %Ln is not read yet</numerusform>
            <numerusform>%1 of %Ln is not read yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln have no %1 at step %2</source>
        <translation>
            <numerusform>%Ln has no %1 at step %2</numerusform>
            <numerusform>%Ln have no %1 at step %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln have no minimum or maximum of %1</source>
        <translation>
            <numerusform>%Ln has no minimum or maximum of %1</numerusform>
            <numerusform>%Ln have no minimum or maximum of %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChartLegend</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompareCommand</name>
    <message numerus="yes">
        <source>%n image grids of the board are not in the report.</source>
        <translation>
            <numerusform>%n image grid of the board is not in the report.</numerusform>
            <numerusform>%n image grids of the board are not in the report.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs compared in %1</source>
        <translation>
            <numerusform>%Ln run compared in %1</numerusform>
            <numerusform>%Ln runs compared in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConnectionHealth</name>
    <message numerus="yes">
        <source>Synced, %Ln items could not be read</source>
        <translation>
            <numerusform>Synced, %Ln item could not be read</numerusform>
            <numerusform>Synced, %Ln items could not be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CurveChart</name>
    <message numerus="yes">
        <source>%Ln groups</source>
        <translation>
            <numerusform>%Ln group</numerusform>
            <numerusform>%Ln groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln curves</source>
        <translation>
            <numerusform>%Ln curve</numerusform>
            <numerusform>%Ln curves</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %Ln more in the table</source>
        <translation>
            <numerusform> · %Ln more in the table</numerusform>
            <numerusform> · %Ln more in the table</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more changes</source>
        <translation>
            <numerusform>and %Ln more change</numerusform>
            <numerusform>and %Ln more changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DriftCommand</name>
    <message numerus="yes">
        <source>%n current row(s) have no time and are in no window.</source>
        <translation>
            <numerusform>%n current row has no time and is in no window.</numerusform>
            <numerusform>%n current rows have no time and are in no window.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s) are left out, the smallest ones.</source>
        <translation>
            <numerusform>%n segment is left out, the smallest one.</numerusform>
            <numerusform>%n segments are left out, the smallest ones.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n window(s) are left out, the oldest ones.</source>
        <translation>
            <numerusform>%n window is left out, the oldest one.</numerusform>
            <numerusform>%n windows are left out, the oldest ones.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message numerus="yes">
        <source>The server asks to wait %Ln s before the next try.</source>
        <translation>
            <numerusform>The server asks to wait %Ln s before the next try.</numerusform>
            <numerusform>The server asks to wait %Ln s before the next try.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportCommand</name>
    <message numerus="yes">
        <source>None of its %n JSON and CSV file(s) is a report that can be read here.</source>
        <translation>
            <numerusform>Its %n JSON or CSV file is no report that can be read here.</numerusform>
            <numerusform>None of its %n JSON and CSV files is a report that can be read here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of the folder are no reports; --json names them.</source>
        <translation>
            <numerusform>%n file of the folder is no report; --json names it.</numerusform>
            <numerusform>%n files of the folder are no reports; --json names them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IndependentSides</name>
    <message numerus="yes">
        <source>Both sides are the same %Ln runs.</source>
        <translation>
            <numerusform>Both sides are the same %Ln run.</numerusform>
            <numerusform>Both sides are the same %Ln runs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs are on both sides, and left out of %1.</source>
        <translation>
            <numerusform>%Ln run is on both sides, and left out of %1.</numerusform>
            <numerusform>%Ln runs are on both sides, and left out of %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs are on both sides, and left out of both.</source>
        <translation>
            <numerusform>%Ln run is on both sides, and left out of both.</numerusform>
            <numerusform>%Ln runs are on both sides, and left out of both.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KnownCurves</name>
    <message numerus="yes">
        <source> and %Ln more</source>
        <translation>
            <numerusform> and %Ln more</numerusform>
            <numerusform> and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln curves have nothing that this axis can show: </source>
        <translation>
            <numerusform>%Ln curve has nothing that this axis can show: </numerusform>
            <numerusform>%Ln curves have nothing that this axis can show: </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln points have no place along x.</source>
        <translation>
            <numerusform>%Ln point has no place along x.</numerusform>
            <numerusform>%Ln points have no place along x.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln curves are known as lows and highs only: they are not smoothed, and enter means so.</source>
        <translation>
            <numerusform>%Ln curve is known as lows and highs only: it is not smoothed, and enters means so.</numerusform>
            <numerusform>%Ln curves are known as lows and highs only: they are not smoothed, and enter means so.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln curves could not be read: </source>
        <translation>
            <numerusform>%Ln curve could not be read: </numerusform>
            <numerusform>%Ln curves could not be read: </numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LedgerCommand</name>
    <message numerus="yes">
        <source>Whole: %n entries. Head %1</source>
        <translation>
            <numerusform>Whole: %n entry. Head %1</numerusform>
            <numerusform>Whole: %n entries. Head %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The release home of %1 keeps its head as of %n entries</source>
        <translation>
            <numerusform>The release home of %1 keeps its head as of %n entry</numerusform>
            <numerusform>The release home of %1 keeps its head as of %n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ParallelView</name>
    <message numerus="yes">
        <source>%Ln no value</source>
        <translation>
            <numerusform>%Ln no value</numerusform>
            <numerusform>%Ln no value</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PointLegend</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PolicyCommand</name>
    <message numerus="yes">
        <source>%1 is valid: %n tier(s), %2</source>
        <translation>
            <numerusform>%1 is valid: %n tier, %2</numerusform>
            <numerusform>%1 is valid: %n tiers, %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QualityOutput</name>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%n result</numerusform>
            <numerusform>%n results</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%n column</numerusform>
            <numerusform>%n columns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more name(s)</source>
        <translation>
            <numerusform>and %n more name</numerusform>
            <numerusform>and %n more names</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReleasePicture</name>
    <message numerus="yes">
        <source>%Ln gate(s) do not pass.</source>
        <translation>
            <numerusform>%Ln gate does not pass.</numerusform>
            <numerusform>%Ln gates do not pass.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncPass</name>
    <message numerus="yes">
        <source>%1: %Ln runs read</source>
        <translation>
            <numerusform>%1: %Ln run read</numerusform>
            <numerusform>%1: %Ln runs read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VersionCards</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhyDifferent</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>missing in %Ln</source>
        <translation>
            <numerusform>missing in %Ln</numerusform>
            <numerusform>missing in %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys are the same on both sides.</source>
        <translation>
            <numerusform>%Ln key is the same on both sides.</numerusform>
            <numerusform>%Ln keys are the same on both sides.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhyOutput</name>
    <message numerus="yes">
        <source>and %Ln more; --json has all</source>
        <translation>
            <numerusform>and %Ln more; --json has all</numerusform>
            <numerusform>and %Ln more; --json has all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys are the same on both sides.</source>
        <translation>
            <numerusform>%Ln key is the same on both sides.</numerusform>
            <numerusform>%Ln keys are the same on both sides.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys have a value of their own in every run, and are left out.</source>
        <translation>
            <numerusform>%Ln key has a value of its own in every run, and is left out.</numerusform>
            <numerusform>%Ln keys have a value of their own in every run, and are left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::ArtifactPreviewPane</name>
    <message numerus="yes">
        <source> · %Ln rows</source>
        <translation>
            <numerusform> · %Ln row</numerusform>
            <numerusform> · %Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::ArtifactTreeModel</name>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::ArtifactsTab</name>
    <message numerus="yes">
        <source>%1: %Ln files written</source>
        <translation>
            <numerusform>%1: %Ln file written</numerusform>
            <numerusform>%1: %Ln files written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files are not in the cache.</source>
        <translation>
            <numerusform>%Ln file is not in the cache.</numerusform>
            <numerusform>%Ln files are not in the cache.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::AssociationTableModel</name>
    <message numerus="yes">
        <source>Share of the variance of %1 that %Ln categories account for (η²), and the same without what chance gives (ω²); p %2</source>
        <translation>
            <numerusform>Share of the variance of %1 that %Ln category accounts for (η²), and the same without what chance gives (ω²); p %2</numerusform>
            <numerusform>Share of the variance of %1 that %Ln categories account for (η²), and the same without what chance gives (ω²); p %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::CalibrationView</name>
    <message numerus="yes">
        <source>%Ln rows</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::ChartSettings</name>
    <message numerus="yes">
        <source>%Ln columns</source>
        <translation>
            <numerusform>%Ln column</numerusform>
            <numerusform>%Ln columns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::ClusterNotice</name>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <comment>kinds or namespaces</comment>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) could not be read.</source>
        <translation>
            <numerusform>%Ln item could not be read.</numerusform>
            <numerusform>%Ln items could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: and %Ln more</source>
        <comment>cluster: items that cannot be read</comment>
        <translation>
            <numerusform>%1: and %Ln more</numerusform>
            <numerusform>%1: and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::ColumnListModel</name>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::CompareController</name>
    <message numerus="yes">
        <source>These %Ln runs are kept</source>
        <translation>
            <numerusform>This %Ln run is kept</numerusform>
            <numerusform>These %Ln runs are kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln histories could not be read.</source>
        <translation>
            <numerusform>%Ln history could not be read.</numerusform>
            <numerusform>%Ln histories could not be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::CompareFeed</name>
    <message numerus="yes">
        <source>Reading the histories of %Ln runs</source>
        <translation>
            <numerusform>Reading the histories of %Ln run</numerusform>
            <numerusform>Reading the histories of %Ln runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::CompareScreen</name>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the chosen runs or experiments are not cached here.</source>
        <translation>
            <numerusform>%Ln of the chosen runs or experiments is not cached here.</numerusform>
            <numerusform>%Ln of the chosen runs or experiments are not cached here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::CompareSharing</name>
    <message numerus="yes">
        <source>The first %Ln rows copied; save as CSV for all</source>
        <translation>
            <numerusform>The first %Ln row copied; save as CSV for all</numerusform>
            <numerusform>The first %Ln rows copied; save as CSV for all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows copied</source>
        <translation>
            <numerusform>%Ln row copied</numerusform>
            <numerusform>%Ln rows copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs hidden on the screen are left out</source>
        <translation>
            <numerusform>%Ln run hidden on the screen is left out</numerusform>
            <numerusform>%Ln runs hidden on the screen are left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::ComparisonReport</name>
    <message numerus="yes">
        <source>%Ln chosen runs</source>
        <translation>
            <numerusform>%Ln chosen run</numerusform>
            <numerusform>%Ln chosen runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs are hidden on the screen: they are in the tables and figures, and not in the charts.</source>
        <translation>
            <numerusform>%Ln run is hidden on the screen: it is in the tables and figures, and not in the charts.</numerusform>
            <numerusform>%Ln runs are hidden on the screen: they are in the tables and figures, and not in the charts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Values of %Ln other metrics at %1 are unknown, and so may be missing from what differs: %2.</source>
        <translation>
            <numerusform>Values of %Ln other metric at %1 are unknown, and so may be missing from what differs: %2.</numerusform>
            <numerusform>Values of %Ln other metrics at %1 are unknown, and so may be missing from what differs: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln values of %1 are unknown: no history that reaches the latest value is cached.</source>
        <translation>
            <numerusform>%Ln value of %1 is unknown: no history that reaches the latest value is cached.</numerusform>
            <numerusform>%Ln values of %1 are unknown: no history that reaches the latest value is cached.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::ConnectionDetail</name>
    <message numerus="yes">
        <source>%1, from %2 of %Ln experiments</source>
        <translation>
            <numerusform>%1, from %2 of %Ln experiment</numerusform>
            <numerusform>%1, from %2 of %Ln experiments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::ContourView</name>
    <message numerus="yes">
        <source>No levels: they take runs at %Ln different places, here are %1.</source>
        <translation>
            <numerusform>No levels: they take runs at %Ln different place, here are %1.</numerusform>
            <numerusform>No levels: they take runs at %Ln different places, here are %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::ContractCheckView</name>
    <message numerus="yes">
        <source>Violated: %Ln rule(s)</source>
        <translation>
            <numerusform>Violated: %Ln rule</numerusform>
            <numerusform>Violated: %Ln rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rule(s)</source>
        <translation>
            <numerusform>%Ln rule</numerusform>
            <numerusform>%Ln rules</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::ContractPage</name>
    <message numerus="yes">
        <source>%Ln frozen feature(s)</source>
        <translation>
            <numerusform>%Ln frozen feature</numerusform>
            <numerusform>%Ln frozen features</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::ContractRulesView</name>
    <message numerus="yes">
        <source>%Ln more feature(s) are frozen.</source>
        <translation>
            <numerusform>%Ln more feature is frozen.</numerusform>
            <numerusform>%Ln more features are frozen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::ContractShelfModel</name>
    <message numerus="yes">
        <source>%Ln frozen</source>
        <comment>features</comment>
        <translation>
            <numerusform>%Ln frozen</numerusform>
            <numerusform>%Ln frozen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::ContractTextView</name>
    <message numerus="yes">
        <source>%Ln mistake(s)</source>
        <translation>
            <numerusform>%Ln mistake</numerusform>
            <numerusform>%Ln mistakes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::ContractWords</name>
    <message numerus="yes">
        <source>%Ln column(s)</source>
        <translation>
            <numerusform>%Ln column</numerusform>
            <numerusform>%Ln columns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) have too few cells; the rest counts as missing.</source>
        <translation>
            <numerusform>%Ln row has too few cells; the rest counts as missing.</numerusform>
            <numerusform>%Ln rows have too few cells; the rest counts as missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) have too many cells; those were not looked at.</source>
        <translation>
            <numerusform>%Ln row has too many cells; those were not looked at.</numerusform>
            <numerusform>%Ln rows have too many cells; those were not looked at.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) are no rows, and were left out.</source>
        <translation>
            <numerusform>%Ln line is no row, and was left out.</numerusform>
            <numerusform>%Ln lines are no rows, and were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::ContractsController</name>
    <message numerus="yes">
        <source>%Ln line(s) copied</source>
        <translation>
            <numerusform>%Ln line copied</numerusform>
            <numerusform>%Ln lines copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::DiagnosisView</name>
    <message numerus="yes">
        <source>No step explains it; of %Ln step(s) there is no data.</source>
        <translation>
            <numerusform>No step explains it; of %Ln step there is no data.</numerusform>
            <numerusform>No step explains it; of %Ln steps there is no data.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::DifferenceCell</name>
    <message numerus="yes">
        <source>%Ln values</source>
        <translation>
            <numerusform>%Ln value</numerusform>
            <numerusform>%Ln values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln distinct values</source>
        <translation>
            <numerusform>%Ln distinct value</numerusform>
            <numerusform>%Ln distinct values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs lack it</source>
        <translation>
            <numerusform>%Ln run lacks it</numerusform>
            <numerusform>%Ln runs lack it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln NaN</source>
        <translation>
            <numerusform>%Ln NaN</numerusform>
            <numerusform>%Ln NaN</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not read yet</source>
        <translation>
            <numerusform>%Ln not read yet</numerusform>
            <numerusform>%Ln not read yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln infinite</source>
        <translation>
            <numerusform>%Ln infinite</numerusform>
            <numerusform>%Ln infinite</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln log it, but have none at %1</source>
        <translation>
            <numerusform>%Ln logs it, but has none at %1</numerusform>
            <numerusform>%Ln log it, but have none at %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::DifferenceRunHeader</name>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::DifferenceView</name>
    <message numerus="yes">
        <source>%1 of %Ln keys vary</source>
        <translation>
            <numerusform>%1 of %Ln key varies</numerusform>
            <numerusform>%1 of %Ln keys vary</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln match(es)</source>
        <translation>
            <numerusform>%Ln match</numerusform>
            <numerusform>%Ln matches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %Ln groups</source>
        <translation>
            <numerusform>%1 in %Ln group</numerusform>
            <numerusform>%1 in %Ln groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln values unknown: no history is cached</source>
        <translation>
            <numerusform>%Ln value unknown: no history is cached</numerusform>
            <numerusform>%Ln values unknown: no history is cached</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs are not cached any more: </source>
        <translation>
            <numerusform>%Ln run is not cached any more: </numerusform>
            <numerusform>%Ln runs are not cached any more: </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs hold the same value in all %1 keys.</source>
        <translation>
            <numerusform>%Ln run holds the same value in all %1 keys.</numerusform>
            <numerusform>%Ln runs hold the same value in all %1 keys.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::DisputesView</name>
    <message numerus="yes">
        <source>%Ln feature(s) mean something else to another team. They are frozen: nobody may define them in yet another way until the contracts agree. Open one to settle it.</source>
        <translation>
            <numerusform>%Ln feature means something else to another team. It is frozen: nobody may define it in yet another way until the contracts agree. Open one to settle it.</numerusform>
            <numerusform>%Ln features mean something else to another team. They are frozen: nobody may define them in yet another way until the contracts agree. Open one to settle it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::DistributionFigures</name>
    <message numerus="yes">
        <source>%Ln categories that moved less are not shown.</source>
        <translation>
            <numerusform>%Ln category that moved less is not shown.</numerusform>
            <numerusform>%Ln categories that moved less are not shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::DraftReleaseView</name>
    <message numerus="yes">
        <source>%1, and %Ln more</source>
        <translation>
            <numerusform>%1, and %Ln more</numerusform>
            <numerusform>%1, and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::DriftController</name>
    <message numerus="yes">
        <source>%Ln line(s) copied</source>
        <translation>
            <numerusform>%Ln line copied</numerusform>
            <numerusform>%Ln lines copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) of studies cannot be read.</source>
        <translation>
            <numerusform>%Ln file of a study cannot be read.</numerusform>
            <numerusform>%Ln files of studies cannot be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::DriftDetailView</name>
    <message numerus="yes">
        <source>%1 of %Ln row(s), those most unlike the reference first</source>
        <translation>
            <numerusform>%1 of %Ln row, those most unlike the reference first</numerusform>
            <numerusform>%1 of %Ln rows, those most unlike the reference first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::DriftResultView</name>
    <message numerus="yes">
        <source>%Ln column(s)</source>
        <translation>
            <numerusform>%Ln column</numerusform>
            <numerusform>%Ln columns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::DriftWords</name>
    <message numerus="yes">
        <source>%1 of %Ln column(s) drift</source>
        <translation>
            <numerusform>%1 of %Ln column drifts</numerusform>
            <numerusform>%1 of %Ln columns drift</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln column(s) without data</source>
        <translation>
            <numerusform>%Ln column without data</numerusform>
            <numerusform>%Ln columns without data</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::Dropping</name>
    <message numerus="yes">
        <source>%Ln address(es) of other computers, or more than can be looked at at once</source>
        <translation>
            <numerusform>%Ln address of another computer, or more than can be looked at at once</numerusform>
            <numerusform>%Ln addresses of other computers, or more than can be looked at at once</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Connect these %Ln places? They are only read.</source>
        <translation>
            <numerusform>Connect this %Ln place? It is only read.</numerusform>
            <numerusform>Connect these %Ln places? They are only read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::EndpointsController</name>
    <message numerus="yes">
        <source>%Ln endpoint(s) copied</source>
        <translation>
            <numerusform>%Ln endpoint copied</numerusform>
            <numerusform>%Ln endpoints copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::EvaluationView</name>
    <message numerus="yes">
        <source>Only %Ln runs were looked at; select runs to see theirs.</source>
        <translation>
            <numerusform>Only %Ln run was looked at; select runs to see theirs.</numerusform>
            <numerusform>Only %Ln runs were looked at; select runs to see theirs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln rows without a label or a score are left out.</source>
        <translation>
            <numerusform>%1: %Ln row without a label or a score is left out.</numerusform>
            <numerusform>%1: %Ln rows without a label or a score are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more runs have nothing to show here.</source>
        <translation>
            <numerusform>%Ln more run has nothing to show here.</numerusform>
            <numerusform>%Ln more runs have nothing to show here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more runs have such rows.</source>
        <translation>
            <numerusform>%Ln more run has such rows.</numerusform>
            <numerusform>%Ln more runs have such rows.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::ExperimentTreeModel</name>
    <message numerus="yes">
        <source>%Ln cached runs</source>
        <translation>
            <numerusform>%Ln cached run</numerusform>
            <numerusform>%Ln cached runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln items could not be read</source>
        <translation>
            <numerusform>%Ln item could not be read</numerusform>
            <numerusform>%Ln items could not be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::ExpireDialog</name>
    <message numerus="yes">
        <source>People will be told of %Ln alert(s) again: %1</source>
        <translation>
            <numerusform>People will be told of %Ln alert again: %1</numerusform>
            <numerusform>People will be told of %Ln alerts again: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::FirstStartController</name>
    <message numerus="yes">
        <source>%Ln store(s) connected</source>
        <translation>
            <numerusform>%Ln store connected</numerusform>
            <numerusform>%Ln stores connected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::ImagesView</name>
    <message numerus="yes">
        <source>Only %Ln runs were looked at; select runs to see theirs.</source>
        <translation>
            <numerusform>Only %Ln run was looked at; select runs to see theirs.</numerusform>
            <numerusform>Only %Ln runs were looked at; select runs to see theirs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs have no pictures here.</source>
        <translation>
            <numerusform>%Ln run has no pictures here.</numerusform>
            <numerusform>%Ln runs have no pictures here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more runs could not be read whole.</source>
        <translation>
            <numerusform>%Ln more run could not be read whole.</numerusform>
            <numerusform>%Ln more runs could not be read whole.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::InboxView</name>
    <message numerus="yes">
        <source>%Ln matter(s)</source>
        <translation>
            <numerusform>%Ln matter</numerusform>
            <numerusform>%Ln matters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::IncidentsScreen</name>
    <message numerus="yes">
        <source>%Ln entry(s) of incidents cannot be read. The others are shown.</source>
        <translation>
            <numerusform>%Ln entry of incidents cannot be read. The others are shown.</numerusform>
            <numerusform>%Ln entries of incidents cannot be read. The others are shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::KeyValueTab</name>
    <message numerus="yes">
        <source>%Ln values</source>
        <translation>
            <numerusform>%Ln value</numerusform>
            <numerusform>%Ln values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::LeaveDriveDialog</name>
    <message numerus="yes">
        <source>Leave %Ln rollout(s) to nobody?</source>
        <translation>
            <numerusform>Leave %Ln rollout to nobody?</numerusform>
            <numerusform>Leave %Ln rollouts to nobody?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::LogWords</name>
    <message numerus="yes">
        <source>at least %Ln older line(s) left out</source>
        <translation>
            <numerusform>at least %Ln older line left out</numerusform>
            <numerusform>at least %Ln older lines left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln line</numerusform>
            <numerusform>%Ln lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>something hidden in %Ln line(s)</source>
        <translation>
            <numerusform>something hidden in %Ln line</numerusform>
            <numerusform>something hidden in %Ln lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::LogsController</name>
    <message numerus="yes">
        <source>%Ln log(s) fetched and kept</source>
        <translation>
            <numerusform>%Ln log fetched and kept</numerusform>
            <numerusform>%Ln logs fetched and kept</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::LogsView</name>
    <message numerus="yes">
        <source>%Ln log(s) are kept</source>
        <translation>
            <numerusform>%Ln log is kept</numerusform>
            <numerusform>%Ln logs are kept</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::MarksView</name>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::MetricPanelView</name>
    <message numerus="yes">
        <source>%Ln step(s) are left out: a larger bound counted fewer than a smaller one.</source>
        <translation>
            <numerusform>%Ln step is left out: a larger bound counted fewer than a smaller one.</numerusform>
            <numerusform>%Ln steps are left out: a larger bound counted fewer than a smaller one.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::MetricsTab</name>
    <message numerus="yes">
        <source>%Ln metrics</source>
        <translation>
            <numerusform>%Ln metric</numerusform>
            <numerusform>%Ln metrics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reading %Ln curves…</source>
        <translation>
            <numerusform>Reading %Ln curve…</numerusform>
            <numerusform>Reading %Ln curves…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::MlflowDb</name>
    <message numerus="yes">
        <source>%Ln experiments</source>
        <translation>
            <numerusform>%Ln experiment</numerusform>
            <numerusform>%Ln experiments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::MlflowFolder</name>
    <message numerus="yes">
        <source>%Ln experiments</source>
        <translation>
            <numerusform>%Ln experiment</numerusform>
            <numerusform>%Ln experiments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::MonitorNotice</name>
    <message numerus="yes">
        <source>%1: %Ln item(s) could not be read.</source>
        <translation>
            <numerusform>%1: %Ln item could not be read.</numerusform>
            <numerusform>%1: %Ln items could not be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::NavigationButton</name>
    <message numerus="yes">
        <source>%1, %Ln waiting</source>
        <translation>
            <numerusform>%1, %Ln waiting</numerusform>
            <numerusform>%1, %Ln waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::OverviewTab</name>
    <message numerus="yes">
        <source>%Ln children</source>
        <translation>
            <numerusform>%Ln child</numerusform>
            <numerusform>%Ln children</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of %1 missing</source>
        <translation>
            <numerusform>%Ln of %1 missing</numerusform>
            <numerusform>%Ln of %1 missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::ParallelView</name>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::PerformanceFigures</name>
    <message numerus="yes">
        <source>%Ln rows</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::Pinning</name>
    <message numerus="yes">
        <source>Keeping %Ln runs for offline use</source>
        <translation>
            <numerusform>Keeping %Ln run for offline use</numerusform>
            <numerusform>Keeping %Ln runs for offline use</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln histories</source>
        <translation>
            <numerusform>%Ln history</numerusform>
            <numerusform>%Ln histories</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %Ln items could not be fetched</source>
        <translation>
            <numerusform>%1; %Ln item could not be fetched</numerusform>
            <numerusform>%1; %Ln items could not be fetched</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::PointChart</name>
    <message numerus="yes">
        <source>%Ln runs without %1 are drawn smallest.</source>
        <translation>
            <numerusform>%Ln run without %1 is drawn smallest.</numerusform>
            <numerusform>%Ln runs without %1 are drawn smallest.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs without %1 are grey crosses.</source>
        <translation>
            <numerusform>%Ln run without %1 is a grey cross.</numerusform>
            <numerusform>%Ln runs without %1 are grey crosses.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::PolicyView</name>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln problem</numerusform>
            <numerusform>%Ln problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::PostmortemView</name>
    <message numerus="yes">
        <source>%Ln text(s) blame somebody</source>
        <translation>
            <numerusform>%Ln text blames somebody</numerusform>
            <numerusform>%Ln texts blame somebody</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::Printing</name>
    <message numerus="yes">
        <source>Printed: %Ln page(s)</source>
        <translation>
            <numerusform>Printed: %Ln page</numerusform>
            <numerusform>Printed: %Ln pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::QualityController</name>
    <message numerus="yes">
        <source>%Ln line(s) copied</source>
        <translation>
            <numerusform>%Ln line copied</numerusform>
            <numerusform>%Ln lines copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::QualityView</name>
    <message numerus="yes">
        <source>%Ln kept file(s) cannot be read.</source>
        <translation>
            <numerusform>%Ln kept file cannot be read.</numerusform>
            <numerusform>%Ln kept files cannot be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln report(s) imported.</source>
        <translation>
            <numerusform>%Ln report imported.</numerusform>
            <numerusform>%Ln reports imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) of the folder are no reports.</source>
        <translation>
            <numerusform>%Ln file of the folder is no report.</numerusform>
            <numerusform>%Ln files of the folder are no reports.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) could not be read.</source>
        <translation>
            <numerusform>%Ln file could not be read.</numerusform>
            <numerusform>%Ln files could not be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::RawTab</name>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln found</numerusform>
            <numerusform>%Ln found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::ReadPage</name>
    <message numerus="yes">
        <source>Only the first %Ln row(s).</source>
        <translation>
            <numerusform>Only the first %Ln row.</numerusform>
            <numerusform>Only the first %Ln rows.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::ReleaseHeader</name>
    <message numerus="yes">
        <source>%1 (and %Ln more)</source>
        <translation>
            <numerusform>%1 (and %Ln more)</numerusform>
            <numerusform>%1 (and %Ln more)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Execute %Ln step(s)</source>
        <translation>
            <numerusform>Execute %Ln step</numerusform>
            <numerusform>Execute %Ln steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::ReleasesController</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::ReleasesScreen</name>
    <message numerus="yes">
        <source>Inbox, %Ln item(s)</source>
        <translation>
            <numerusform>Inbox, %Ln item</numerusform>
            <numerusform>Inbox, %Ln items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::ReportTables</name>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::RolloutController</name>
    <message numerus="yes">
        <source>This window drives %Ln rollout(s) already, and no more at once.</source>
        <translation>
            <numerusform>This window drives %Ln rollout already, and no more at once.</numerusform>
            <numerusform>This window drives %Ln rollouts already, and no more at once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::RuleView</name>
    <message numerus="yes">
        <source>%Ln day(s) of history</source>
        <translation>
            <numerusform>%Ln day of history</numerusform>
            <numerusform>%Ln days of history</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rule(s) suggested by what was cached</source>
        <translation>
            <numerusform>%Ln rule suggested by what was cached</numerusform>
            <numerusform>%Ln rules suggested by what was cached</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mistake(s)</source>
        <translation>
            <numerusform>%Ln mistake</numerusform>
            <numerusform>%Ln mistakes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::RuleWords</name>
    <message numerus="yes">
        <source>%Ln false alarm(s) in %1 outside incidents</source>
        <translation>
            <numerusform>%Ln false alarm in %1 outside incidents</numerusform>
            <numerusform>%Ln false alarms in %1 outside incidents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::RunController</name>
    <message numerus="yes">
        <source>%Ln histories</source>
        <translation>
            <numerusform>%Ln history</numerusform>
            <numerusform>%Ln histories</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kept for offline use; %Ln items could not be fetched</source>
        <translation>
            <numerusform>Kept for offline use; %Ln item could not be fetched</numerusform>
            <numerusform>Kept for offline use; %Ln items could not be fetched</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::RunTableDialog</name>
    <message numerus="yes">
        <source>%Ln run(s)</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::RunTableModel</name>
    <message numerus="yes">
        <source>%Ln values</source>
        <translation>
            <numerusform>%Ln value</numerusform>
            <numerusform>%Ln values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln without a value</source>
        <translation>
            <numerusform>%Ln without a value</numerusform>
            <numerusform>%Ln without a value</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln NaN</source>
        <translation>
            <numerusform>%Ln NaN</numerusform>
            <numerusform>%Ln NaN</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::RunsController</name>
    <message numerus="yes">
        <source>%Ln experiments</source>
        <translation>
            <numerusform>%Ln experiment</numerusform>
            <numerusform>%Ln experiments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exporting %Ln runs</source>
        <translation>
            <numerusform>Exporting %Ln run</numerusform>
            <numerusform>Exporting %Ln runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::RunsScreen</name>
    <message numerus="yes">
        <source>None of the %Ln cached runs here answers this query.</source>
        <translation>
            <numerusform>The %Ln cached run here does not answer this query.</numerusform>
            <numerusform>None of the %Ln cached runs here answers this query.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cached runs</source>
        <translation>
            <numerusform>%Ln cached run</numerusform>
            <numerusform>%Ln cached runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln cached runs match</source>
        <translation>
            <numerusform>%1 of %Ln cached run matches</numerusform>
            <numerusform>%1 of %Ln cached runs match</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %Ln selected</source>
        <translation>
            <numerusform>Export %Ln selected</numerusform>
            <numerusform>Export %Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export all %Ln matches</source>
        <translation>
            <numerusform>Export the %Ln match</numerusform>
            <numerusform>Export all %Ln matches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be read</source>
        <translation>
            <numerusform>%Ln could not be read</numerusform>
            <numerusform>%Ln could not be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::SettingTexts</name>
    <message numerus="yes">
        <source>%n seconds</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::SilenceDialog</name>
    <message numerus="yes">
        <source>Matches %Ln alert(s) that are known now.</source>
        <translation>
            <numerusform>Matches %Ln alert that is known now.</numerusform>
            <numerusform>Matches %Ln alerts that are known now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::StateFilter</name>
    <message numerus="yes">
        <source>%1, %Ln release(s)</source>
        <translation>
            <numerusform>%1, %Ln release</numerusform>
            <numerusform>%1, %Ln releases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::StatusLine</name>
    <message numerus="yes">
        <source>%Ln jobs</source>
        <translation>
            <numerusform>%Ln job</numerusform>
            <numerusform>%Ln jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::StepFindingView</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::StoreDoor</name>
    <message numerus="yes">
        <source>%Ln experiment(s)</source>
        <translation>
            <numerusform>%Ln experiment</numerusform>
            <numerusform>%Ln experiments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looked into %Ln folder(s)</source>
        <translation>
            <numerusform>Looked into %Ln folder</numerusform>
            <numerusform>Looked into %Ln folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancelled; found so far: %Ln store(s)</source>
        <translation>
            <numerusform>Cancelled; found so far: %Ln store</numerusform>
            <numerusform>Cancelled; found so far: %Ln stores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln store(s) found. There is more than could be looked through: choose a folder for what is missing.</source>
        <translation>
            <numerusform>%Ln store found. There is more than could be looked through: choose a folder for what is missing.</numerusform>
            <numerusform>%Ln stores found. There is more than could be looked through: choose a folder for what is missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln store(s) found</source>
        <translation>
            <numerusform>%Ln store found</numerusform>
            <numerusform>%Ln stores found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::StudyHeader</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln row(s)</source>
        <translation>
            <numerusform>%1 of %Ln row</numerusform>
            <numerusform>%1 of %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln note(s)</source>
        <translation>
            <numerusform>%Ln note</numerusform>
            <numerusform>%Ln notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::TimelineCurveMenu</name>
    <message numerus="yes">
        <source>%Ln more: filter by an endpoint to see them</source>
        <translation>
            <numerusform>%Ln more: filter by an endpoint to see it</numerusform>
            <numerusform>%Ln more: filter by an endpoint to see them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::TimelineItemDetail</name>
    <message numerus="yes">
        <source>%Ln item(s) have the same evidence; this one is the most suspicious of them.</source>
        <translation>
            <numerusform>%Ln item has the same evidence; this one is the most suspicious of them.</numerusform>
            <numerusform>%Ln items have the same evidence; this one is the most suspicious of them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::TimelinePane</name>
    <message numerus="yes">
        <source>%Ln part(s) of it cannot be read.</source>
        <translation>
            <numerusform>%Ln part of it cannot be read.</numerusform>
            <numerusform>%Ln parts of it cannot be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::TimelineView</name>
    <message numerus="yes">
        <source>%Ln item(s) from %1 to %2.</source>
        <translation>
            <numerusform>%Ln item from %1 to %2.</numerusform>
            <numerusform>%Ln items from %1 to %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s), the gravest:</source>
        <translation>
            <numerusform>%Ln item, the gravest:</numerusform>
            <numerusform>%Ln items, the gravest:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::TogetherPane</name>
    <message numerus="yes">
        <source>Mean error %1 of current rows, %2 of reference rows; by chance it lies between %3 and %4. %Ln component(s) explain %5 % of the reference&apos;s variance. By %6.</source>
        <translation>
            <numerusform>Mean error %1 of current rows, %2 of reference rows; by chance it lies between %3 and %4. %Ln component explains %5 % of the reference&apos;s variance. By %6.</numerusform>
            <numerusform>Mean error %1 of current rows, %2 of reference rows; by chance it lies between %3 and %4. %Ln components explain %5 % of the reference&apos;s variance. By %6.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln column(s) took part.</source>
        <translation>
            <numerusform>%Ln column took part.</numerusform>
            <numerusform>%Ln columns took part.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::WhyDelegate</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::WhySides</name>
    <message numerus="yes">
        <source>the other %Ln</source>
        <translation>
            <numerusform>the other %Ln</numerusform>
            <numerusform>the other %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected runs</source>
        <translation>
            <numerusform>%Ln selected run</numerusform>
            <numerusform>%Ln selected runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::WhyTableModel</name>
    <message numerus="yes">
        <source>and %Ln more values</source>
        <translation>
            <numerusform>and %Ln more value</numerusform>
            <numerusform>and %Ln more values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>missing in %Ln of %1 runs</source>
        <translation>
            <numerusform>missing in %Ln of %1 runs</numerusform>
            <numerusform>missing in %Ln of %1 runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::WhyView</name>
    <message numerus="yes">
        <source>%Ln keys are the same on both sides.</source>
        <translation>
            <numerusform>%Ln key is the same on both sides.</numerusform>
            <numerusform>%Ln keys are the same on both sides.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys have a value of their own in every run, and are left out.</source>
        <translation>
            <numerusform>%Ln key has a value of its own in every run, and is left out.</numerusform>
            <numerusform>%Ln keys have a value of their own in every run, and are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines</source>
        <translation>
            <numerusform>%Ln line</numerusform>
            <numerusform>%Ln lines</numerusform>
        </translation>
    </message>
</context>
</TS>
